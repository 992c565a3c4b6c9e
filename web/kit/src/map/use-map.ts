import { Map as MapLibreMap, ScaleControl } from 'maplibre-gl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTheme } from '../theme.tsx'
import { at, coloursOf, quiet, styleFor } from './ground.tsx'
import type { Spot } from './metres.ts'
import type { Tiles } from './style.ts'

interface Begin {
  /** Nowhere to begin: no map. */
  centre: Spot | undefined
  zoom: number
  /** What the picture shows, for who does not see it. */
  label: string
  /** The first view, when it is not just the centre. */
  look?: (map: MapLibreMap, tiles: Tiles | undefined) => void
}

interface Drawn {
  frame: RefObject<HTMLDivElement | null>
  /** Null before it is made, and where no WebGL draws it. */
  map: MapLibreMap | null
  /** What it stands on now; undefined: the outline. */
  ground: Tiles | undefined
  /** The tiles did not come: the outline is drawn in their place. */
  failed: boolean
  theme: 'light' | 'dark'
}

/** One map in `frame` for the life of the part: it wears the theme, and falls back to the outline when its tiles do not come. */
export function useMap(tiles: Tiles | undefined, { centre, zoom, label, look }: Begin): Drawn {
  const { shown } = useTheme()
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [failed, setFailed] = useState(false)
  const ground = failed ? undefined : tiles
  const wears = `${shown} ${failed}`
  const worn = useRef(wears)

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map for the life of the part; what changes is handled below
  useEffect(() => {
    const container = frame.current
    if (!container || !centre) return
    let made: MapLibreMap
    try {
      made = new MapLibreMap({ container, center: at(centre), zoom, style: styleFor(coloursOf(container), ground), ...quiet })
    } catch {
      // no WebGL here: the words beside the map say the same
      return
    }
    made.touchZoomRotate.disableRotation()
    made.addControl(new ScaleControl({ maxWidth: 96 }), 'bottom-left')
    made.getCanvas().setAttribute('aria-label', label)
    look?.(made, ground)
    setMap(made)
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])

  useEffect(() => {
    if (!map || !tiles || failed) return
    const note = (event: { sourceId?: string; error?: unknown }) => {
      const about = 'style' in tiles ? !map.isStyleLoaded() : event.sourceId === 'tiles'
      if (about) setFailed(true)
    }
    map.on('error', note)
    return () => {
      map.off('error', note)
    }
  }, [map, tiles, failed])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read here
  useEffect(() => {
    if (!map || !frame.current || worn.current === wears) return
    worn.current = wears
    map.setStyle(styleFor(coloursOf(frame.current), ground), { diff: false })
  }, [map, wears])

  return { frame, map, ground, failed, theme: shown }
}
