/** Made by web/signup/build/reader.ts. */
declare module 'virtual:licence-reader' {
  /** Address of the folder with worker, core and networks, ending in a slash. */
  export const readerFolder: string
  /** Of everything one device loads. */
  export const readerBytes: number
}
