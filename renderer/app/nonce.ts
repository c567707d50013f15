declare global {
  // The name that react-remove-scroll (through get-nonce) reads; no package of ours owns it.
  var __webpack_nonce__: string | undefined
}

/** The nonce the host put in the page, which every style element made at run time must carry. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

globalThis.__webpack_nonce__ = styleNonce
