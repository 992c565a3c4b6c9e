/** Pictures as pixels, within this device. */

const mostPixels = 2400

export function pixelsOf(source: HTMLVideoElement | ImageBitmap): ImageData {
  const [width, height] = source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height]
  const scale = Math.min(1, mostPixels / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** @throws DOMException when the file is no picture that this browser knows */
export async function pixelsOfFile(file: File): Promise<ImageData> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    return pixelsOf(bitmap)
  } finally {
    bitmap.close()
  }
}

/** Where a box of the page lies in the video's own pixels, when the video covers its element. */
export function boxInVideo(video: { width: number; height: number }, shown: DOMRectReadOnly, box: DOMRectReadOnly) {
  const scale = Math.max(shown.width / video.width, shown.height / video.height)
  const left = (video.width * scale - shown.width) / 2 + (box.left - shown.left)
  const top = (video.height * scale - shown.height) / 2 + (box.top - shown.top)
  return { left: left / scale, top: top / scale, width: box.width / scale, height: box.height / scale }
}
