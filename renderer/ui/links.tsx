import { Button } from '@mantine/core'
import type { ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import classes from './form-layout.module.css'

type Anchor = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

function ButtonAnchor(props: Omit<Anchor, keyof ButtonProps> & ButtonProps) {
  return <Button component="a" {...props} />
}

function TextAnchor({ className, ...props }: Anchor) {
  return <a className={className ?? classes.link} {...props} />
}

/** A button that leads to a page. */
export const LinkButton = createLink(ButtonAnchor)

/** Words that lead to a page. */
export const TextLink = createLink(TextAnchor)
