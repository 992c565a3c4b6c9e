/** A phone or a screen, by what the centre could tell from the browser's name. */
export function DeviceIcon({ device }: { device: string }) {
  const small = /iPhone|iPad|Android/.test(device)
  return (
    <svg
      className="row-icon"
      viewBox="0 0 24 24"
      width={24}
      height={24}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      aria-hidden="true"
    >
      {small ? (
        <path d="M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM10.75 17.75h2.5" strokeLinecap="round" />
      ) : (
        <path d="M5 5h14v10H5zM2.5 18.5h19" strokeLinecap="round" strokeLinejoin="round" />
      )}
    </svg>
  )
}
