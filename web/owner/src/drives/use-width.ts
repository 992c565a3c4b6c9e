import { type RefObject, useEffect, useRef, useState } from 'react'

/** How wide a part of the page is, in CSS pixels: a chart is drawn in them, so that its words keep their size. */
export function useWidth<E extends Element>(first: number): { ref: RefObject<E | null>; width: number } {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(first)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return { ref, width }
}
