import { Button, Checkbox, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useWords } from '../../app/i18n.ts'
import classes from './evidence.module.css'
import { type Mask, maskBetween, newMask, nudged } from './picture.ts'

/** Draws black rectangles over a picture: by dragging, or by keys alone. */
export function MaskEditor({
  picture,
  masks,
  onMasks,
  isConfirmed,
  onConfirm,
  error,
}: {
  picture: HTMLCanvasElement
  masks: readonly Mask[]
  onMasks(masks: readonly Mask[]): void
  isConfirmed: boolean
  onConfirm(isConfirmed: boolean): void
  error: string | null
}) {
  const t = useWords()
  return (
    <div className={classes.mask}>
      <MaskSheet picture={picture} masks={masks} onMasks={onMasks} />
      <div className={classes.side}>
        <strong>{t('vault:mask.title')}</strong>
        <p className="dim">{t('vault:mask.hint')}</p>
        <Group gap="xs">
          <Button size="compact-sm" onClick={() => onMasks([...masks, newMask(picture)])}>
            {t('vault:mask.add')}
          </Button>
          <Button size="compact-sm" disabled={masks.length === 0} onClick={() => onMasks([])}>
            {t('vault:mask.clear')}
          </Button>
        </Group>
        <span aria-live="polite">{t('vault:mask.count', { count: masks.length })}</span>
        <p className="dim">{t('vault:mask.keys')}</p>
        <Checkbox
          label={t('vault:mask.confirm')}
          checked={isConfirmed}
          onChange={(event) => onConfirm(event.currentTarget.checked)}
          error={error}
        />
      </div>
    </div>
  )
}

interface Point {
  x: number
  y: number
}

function MaskSheet({
  picture,
  masks,
  onMasks,
}: {
  picture: HTMLCanvasElement
  masks: readonly Mask[]
  onMasks(masks: readonly Mask[]): void
}) {
  const t = useWords()
  const sheet = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ from: Point; to: Point } | null>(null)
  useEffect(() => {
    const host = sheet.current
    host?.prepend(picture)
    return () => picture.remove()
  }, [picture])
  const pointOf = (event: PointerEvent): Point => {
    const box = picture.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * picture.width,
      y: ((event.clientY - box.top) / box.height) * picture.height,
    }
  }
  const drawn = drag === null ? null : maskBetween(drag.from, drag.to, picture)
  const replace = (index: number, mask: Mask | null) =>
    onMasks(masks.flatMap((old, at) => (at === index ? (mask === null ? [] : [mask]) : [old])))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onMasks([...masks, newMask(picture)])
  }
  return (
    <div
      ref={sheet}
      className={classes.sheet}
      role="group"
      tabIndex={0}
      aria-label={t('vault:mask.picture')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ from: pointOf(event), to: pointOf(event) })
      }}
      onPointerMove={(event) => drag !== null && setDrag({ from: drag.from, to: pointOf(event) })}
      onPointerUp={() => {
        if (drawn !== null) onMasks([...masks, drawn])
        setDrag(null)
      }}
      onPointerCancel={() => setDrag(null)}
    >
      {masks.map((mask, index) => (
        <MaskBox
          key={index}
          mask={mask}
          number={index + 1}
          picture={picture}
          onChange={(changed) => replace(index, changed)}
        />
      ))}
      {drawn !== null && <div className={classes.box} data-drawing ref={placedAt(drawn, picture)} />}
    </div>
  )
}

/** Styles are set by script: the page's policy takes none that stand in the markup. */
function placedAt({ x, y, width, height }: Mask, picture: { width: number; height: number }) {
  return (element: HTMLElement | null) => {
    if (element === null) return
    const { style } = element
    style.left = `${(x / picture.width) * 100}%`
    style.top = `${(y / picture.height) * 100}%`
    style.width = `${(width / picture.width) * 100}%`
    style.height = `${(height / picture.height) * 100}%`
  }
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

function MaskBox({
  mask,
  number,
  picture,
  onChange,
}: {
  mask: Mask
  number: number
  picture: HTMLCanvasElement
  onChange(mask: Mask | null): void
}) {
  const t = useWords()
  const grabbed = useRef<{ clientX: number; clientY: number; mask: Mask } | null>(null)
  const step = Math.max(1, Math.round(picture.width / 120))
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(null)
    else if (arrow !== undefined)
      onChange(nudged(mask, { x: arrow.x * step, y: arrow.y * step }, event.shiftKey, picture))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerMove = (event: PointerEvent) => {
    const start = grabbed.current
    if (start === null) return
    const scale = picture.width / picture.getBoundingClientRect().width
    const by = { x: (event.clientX - start.clientX) * scale, y: (event.clientY - start.clientY) * scale }
    onChange(nudged(start.mask, { x: Math.round(by.x), y: Math.round(by.y) }, false, picture))
  }
  return (
    <div
      ref={placedAt(mask, picture)}
      className={classes.box}
      role="img"
      tabIndex={0}
      aria-label={t('vault:mask.rectangle', { number, ...mask })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        grabbed.current = { clientX: event.clientX, clientY: event.clientY, mask }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        event.stopPropagation()
        grabbed.current = null
      }}
    />
  )
}
