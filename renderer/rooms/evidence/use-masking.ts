import { useEffect, useState } from 'react'
import { type Mask, openPicture } from './picture.ts'

/** The picture to mask, where the file is one. Its rectangles and the confirmation go with it. */
export function useMasking(file: File | null, isNeeded: boolean) {
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null)
  const [notice, setNotice] = useState<'pdf' | 'unreadable' | null>(null)
  const [masks, setMasks] = useState<readonly Mask[]>([])
  const [isConfirmed, setConfirmed] = useState(false)
  useEffect(() => {
    let isWanted = true
    setPicture(null)
    setNotice(null)
    setMasks([])
    setConfirmed(false)
    if (file === null || !isNeeded) return
    const isPdf = file.type === 'application/pdf' || /\.pdf$/iu.test(file.name)
    if (isPdf) return setNotice('pdf')
    openPicture(file)
      .then((opened) => isWanted && setPicture(opened))
      .catch(() => isWanted && setNotice('unreadable'))
    return () => {
      isWanted = false
    }
  }, [file, isNeeded])
  const change = (next: readonly Mask[]) => {
    setMasks(next)
    // What was confirmed was another picture.
    setConfirmed(false)
  }
  return { picture, notice, masks, setMasks: change, isConfirmed, setConfirmed }
}

export type Masking = ReturnType<typeof useMasking>
