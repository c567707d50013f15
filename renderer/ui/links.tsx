import { Anchor, Button } from '@mantine/core'
import type { AnchorProps, ButtonProps } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { createLink } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorRest<Props> = Props &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> }

/** A link to a page, typed by the routes: `<TextLink to="/documents/$id" params={{ id }}>`. */
export const TextLink = createLink((props: AnchorRest<Omit<AnchorProps, 'href'>>) => <Anchor {...props} />)

/** A link that looks like a button. `autoFocus` holds for it as for a button: React leaves links out. */
export const ButtonLink = createLink(
  ({ autoFocus = false, ref, ...props }: AnchorRest<Omit<ButtonProps, 'href'>>) => {
    const own = useRef<HTMLAnchorElement>(null)
    const link = useMergedRef(own, ref ?? null)
    useEffect(() => {
      // An open dialog keeps the focus: what comes up behind it waits.
      if (autoFocus && document.querySelector('[aria-modal="true"]') === null) own.current?.focus()
    }, [autoFocus])
    return <Button component="a" ref={link} {...props} />
  },
)
