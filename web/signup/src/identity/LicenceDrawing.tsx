/** A licence within the frame of the camera: our own drawing, nobody's document. */
export function LicenceDrawing() {
  return (
    <svg className="licence-drawing" viewBox="0 0 320 210" aria-hidden="true" fill="none">
      <path
        className="licence-corner"
        d="M12 42V20a8 8 0 0 1 8-8h22M278 12h22a8 8 0 0 1 8 8v22M308 168v22a8 8 0 0 1-8 8h-22M42 198H20a8 8 0 0 1-8-8v-22"
      />
      <rect className="licence-card" x="28" y="28" width="264" height="154" rx="10" />
      <path className="licence-line" d="M44 50h116M44 72h150M44 94h130M44 128h96M44 146h72" />
      <rect className="licence-band" x="44" y="106" width="140" height="12" rx="3" />
      <rect className="licence-photo" x="212" y="66" width="64" height="84" rx="4" />
      <path className="licence-person" d="M244 108a12 12 0 1 0 0-24 12 12 0 0 0 0 24zM224 140c2-14 10-20 20-20s18 6 20 20" />
    </svg>
  )
}
