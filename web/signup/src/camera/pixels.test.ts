import { expect, it } from 'vitest'
import { boxInVideo } from './pixels.ts'

const rect = (left: number, top: number, width: number, height: number) => ({ left, top, width, height }) as DOMRectReadOnly

it('BUY-22 the frame on the screen is found in the camera’s picture, whichever side is cut off', () => {
  // a wide picture in a square: left and right are cut
  expect(boxInVideo({ width: 1920, height: 1080 }, rect(10, 20, 360, 360), rect(28, 128, 324, 204))).toEqual({
    left: 474,
    top: 324,
    width: 972,
    height: 612,
  })
  // a tall one in a wide element: top and bottom are cut
  expect(boxInVideo({ width: 1080, height: 1920 }, rect(0, 0, 540, 540), rect(27, 100, 486, 306))).toEqual({
    left: 54,
    top: 620,
    width: 972,
    height: 612,
  })
})
