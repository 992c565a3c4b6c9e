/** The package brings no types; this is what we use of it. */
declare module 'topojson-client' {
  import type { Feature, FeatureCollection } from 'geojson'
  export interface Topology {
    objects: Record<string, object>
  }
  export function feature(topology: Topology, object: object): Feature | FeatureCollection
}
