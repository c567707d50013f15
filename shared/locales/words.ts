/** The shape of a namespace with any wording: a language that lacks a key of English does not compile. */
export type Words<Reference> = {
  [Key in keyof Reference]: Reference[Key] extends string ? string : Words<Reference[Key]>
}
