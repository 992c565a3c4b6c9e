import { type ExportFormat, exportFormats } from '@tsunagu/contract/drives.ts'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { useState } from 'react'
import { keepingTexts } from './keeping-texts.ts'

interface ExportSheetProps {
  open: boolean
  onClose: () => void
  /** What is exported. */
  title: string
  /** Address of the file. */
  at: (format: ExportFormat) => string
  /** What the CSV has in a row. */
  csv: string
}

/** Which kind of file; the browser saves it. */
export function ExportSheet({ open, onClose, title, at, csv }: ExportSheetProps) {
  const t = useTexts(keepingTexts)
  const [format, setFormat] = useState<ExportFormat>('csv')
  const abouts = { csv, json: t.jsonAbout, gpx: t.gpxAbout }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t.exportTitle}
      acts={
        // a plain link: the router must not take it for a page
        <a className="button button-primary" data-wide href={at(format)} download onClick={onClose}>
          <Icon name="download" size={20} />
          <span>{t.save}</span>
        </a>
      }
    >
      <div className="flex flex-col gap-5">
        <p>{title}</p>
        <RadioGroup
          label={t.format}
          options={exportFormats.map((value) => ({ value, label: value.toUpperCase(), about: abouts[value] }))}
          value={format}
          onChange={setFormat}
        />
        <p className="type-note text-quiet">{t.exportCare}</p>
      </div>
    </Sheet>
  )
}
