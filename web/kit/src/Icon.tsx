import type { ReactNode } from 'react'

/** 24 × 24 strokes of our own drawing. */
const drawings = {
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.75v1.75" />,
  unlock: <path d="M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2M12 14.75v1.75" />,
  window: <path d="M4 20V13L11 5h8.5v15zM4 13h15.5M14.5 16.5h2" />,
  door: <path d="M5 20V12.5L11.5 4H18v16zM5 12.5h13M14 15.5h2" />,
  boot: (
    <path d="M3 17.5v-4l2.5-.8L9 8.5h7l1-4 2.5-1M3 17.5h3m4.5 0h5m4.5 0h1v-4.25L16 11.5H5.5M6 17.5a2.25 2.25 0 1 0 4.5 0 2.25 2.25 0 0 0-4.5 0m9.5 0a2.25 2.25 0 1 0 4.5 0 2.25 2.25 0 0 0-4.5 0" />
  ),
  hazard: <path d="M12 4 21 19.5H3zM12 10l3.6 6.2H8.4z" />,
  pin: <path d="M12 21s-6.75-6-6.75-11.25a6.75 6.75 0 0 1 13.5 0C18.75 15 12 21 12 21zM12 12.25a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />,
  fuel: (
    <path d="M5 20V5.5A1.5 1.5 0 0 1 6.5 4h6A1.5 1.5 0 0 1 14 5.5V20M3.5 20h12M5 11h9M14 13h1.5a1.5 1.5 0 0 1 1.5 1.5v2a1.75 1.75 0 0 0 3.5 0V9L17.5 6" />
  ),
  charge: <path d="M12.75 3.5 6 13.25h5L10.75 20.5 18 10.25h-5.5z" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0" />,
  car: (
    <path d="M4 17v-4.5l1.9-5A2 2 0 0 1 7.8 6.25h8.4a2 2 0 0 1 1.9 1.25l1.9 5V17zM4.25 12h15.5M6.5 17v2M17.5 17v2M7 14.5h1.75M15.25 14.5H17" />
  ),
  user: <path d="M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM4.75 20a7.25 7.25 0 0 1 14.5 0" />,
  users: (
    <path d="M9.5 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.5 19.5a6 6 0 0 1 12 0M15.5 5.4a3.25 3.25 0 0 1 0 5.7M17.5 14.2a6 6 0 0 1 3 5.3" />
  ),
  key: <path d="M8 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12.5 12H21v3.5M17 12v2.5M8 12h.01" />,
  gear: (
    <path d="M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10.4 3.5h3.2l.5 2.4 1.9 1.1 2.35-.8 1.6 2.8-1.85 1.6v2.3l1.85 1.65-1.6 2.75-2.35-.75-1.9 1.1-.5 2.35h-3.2l-.5-2.35L8 16.55l-2.35.75-1.6-2.75L5.9 12.9v-2.3L4.05 9l1.6-2.8L8 7l1.9-1.1z" />
  ),
  'chevron-right': <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />,
  'chevron-left': <path d="M14.5 5.5 8 12l6.5 6.5" />,
  'chevron-down': <path d="m5.5 9.5 6.5 6.5 6.5-6.5" />,
  'chevron-up': <path d="m5.5 15.5 6.5-6.5 6.5 6.5" />,
  check: <path d="m5 12.75 4.75 4.75L19.25 7" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  warning: <path d="M12 4 21 19.5H3zM12 10v4.25M12 16.75v.01" />,
  info: <path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.25M12 7.75v.01" />,
  phone: (
    <path d="M5 4.5h3.6l1.5 4.2-2 1.5a12 12 0 0 0 5.7 5.7l1.5-2 4.2 1.5V19a1.5 1.5 0 0 1-1.6 1.5A15.9 15.9 0 0 1 3.5 6.1 1.5 1.5 0 0 1 5 4.5z" />
  ),
  mail: <path d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5" />,
  sun: (
    <path d="M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.75v2M12 19.25v2M2.75 12h2M19.25 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M5.5 18.5l1.4-1.4M17.1 6.9l1.4-1.4" />
  ),
  moon: <path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z" />,
  globe: (
    <path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.75 12h16.5M12 3.5c2.4 2.4 3.6 5.2 3.6 8.5s-1.2 6.1-3.6 8.5c-2.4-2.4-3.6-5.2-3.6-8.5S9.6 5.9 12 3.5z" />
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  camera: <path d="M3.5 8h4l1.5-2.5h6L16.5 8h4v11h-17zM12 16.25a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5z" />,
  trash: <path d="M4.5 6.75h15M9.5 6.5V4.5h5v2M6.5 7l.8 13h9.4l.8-13M10 10.5v6M14 10.5v6" />,
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4.5V9H15" />,
  'wifi-off': (
    <path d="M4 4l16 16M2.5 9.5A14 14 0 0 1 6.7 6.8M10 5.7a14 14 0 0 1 11.5 3.8M5.8 13a9.3 9.3 0 0 1 4.2-2.4M14.7 10.9a9.3 9.3 0 0 1 3.5 2.1M9 16.3a4.6 4.6 0 0 1 6 0M12 19.5v.01" />
  ),
  locate: <path d="M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM12 2.75v2.75M12 18.5v2.75M2.75 12H5.5M18.5 12h2.75" />,
  clock: <path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.25V12l3.25 2" />,
  shield: <path d="M12 3.5 19 6v5.5c0 4.3-2.9 7.3-7 9-4.1-1.7-7-4.7-7-9V6zM9 12l2.25 2.25L15.25 10" />,
  gauge: <path d="M4.8 18.5a8.75 8.75 0 1 1 14.4 0M12 14.25 15.75 9M12 15.5v.01" />,
  eye: (
    <path d="M2.75 12s3.25-6.25 9.25-6.25S21.25 12 21.25 12 18 18.25 12 18.25 2.75 12 2.75 12zM12 14.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5z" />
  ),
  'eye-off': (
    <path d="M4 4l16 16M9.6 6.1A9 9 0 0 1 12 5.75c6 0 9.25 6.25 9.25 6.25a16 16 0 0 1-2.9 3.6M6.3 7.7A15.6 15.6 0 0 0 2.75 12S6 18.25 12 18.25a9 9 0 0 0 4.2-1M9.9 10.2a2.75 2.75 0 0 0 3.8 3.9" />
  ),
  'sign-out': <path d="M14.5 4H5.5v16h9M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5" />,
  external: <path d="M13.5 4.5h6v6M19 5l-8.5 8.5M17.5 14v5.5h-13v-13H10" />,
  search: <path d="M10.75 17a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5zM15.25 15.25 20 20" />,
  copy: <path d="M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4" />,
  print: <path d="M7 9V4h10v5M7 16.5H4V9h16v7.5h-3M7 13.5h10V20H7z" />,
  file: <path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6" />,
  qr: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v3M17.5 20H20M14 20v-.01M7 7v.01M17 7v.01M7 17v.01" />,
  expand: <path d="M14 4h6v6M20 4l-6.5 6.5M10 20H4v-6M4 20l6.5-6.5" />,
  edit: <path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5" />,
  building: <path d="M5 20V4h9v16M14 9h5v11M3.5 20h17M8 8h3M8 11.5h3M8 15h3" />,
  bank: <path d="M4 9.5 12 4l8 5.5zM5.5 9.5V17M10 9.5V17M14 9.5V17M18.5 9.5V17M3.5 20h17M4.5 17h15" />,
  chart: <path d="M4 20h16.5M6.5 20v-6.5M11 20V8.5M15.5 20v-9M20 20V5" />,
  leaf: <path d="M5.5 18.5C5 9.5 10 5 20 4.5c.5 9.5-4 15-12.5 14M5 20.5c1.5-5 5-8.5 9.5-10" />,
  route: (
    <path d="M6 20.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM18 8a2.25 2.25 0 1 0 0-4.5A2.25 2.25 0 0 0 18 8zM8.25 18.25H16a3.25 3.25 0 0 0 0-6.5H8a3 3 0 0 1 0-6h7.75" />
  ),
  download: <path d="M12 4v11M7.5 10.75 12 15.25l4.5-4.5M4.5 19.5h15" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings
export const iconNames = Object.keys(drawings) as IconName[]

/** Decorative unless `label` says what it means. `size` in px. */
export function Icon({ name, size = 24, label, className }: { name: IconName; size?: number; label?: string; className?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a label the picture is decoration and hidden
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      role={label ? 'img' : undefined}
      aria-hidden={label ? undefined : true}
    >
      {label ? <title>{label}</title> : null}
      {drawings[name]}
    </svg>
  )
}
