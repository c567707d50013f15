import { Anchor, Button } from '@mantine/core'
import type { AnchorProps, ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorRest<Props> = Props &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> }

/** A link to a page, typed by the routes: `<TextLink to="/documents/$id" params={{ id }}>`. */
export const TextLink = createLink((props: AnchorRest<Omit<AnchorProps, 'href'>>) => <Anchor {...props} />)

/** A link that looks like a button. */
export const ButtonLink = createLink((props: AnchorRest<Omit<ButtonProps, 'href'>>) => (
  <Button component="a" {...props} />
))
