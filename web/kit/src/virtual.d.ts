declare module 'virtual:land' {
  import type { MultiPolygon } from 'geojson'
  export const land: MultiPolygon
}
