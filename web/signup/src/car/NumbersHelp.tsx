import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { useState } from 'react'
import { carTexts } from './texts.ts'

/** [?]: opens over the form, so nothing typed is lost (PDL-11). */
export function NumbersHelp() {
  const t = useTexts(carTexts)
  const [open, setOpen] = useState(false)
  return (
    <div className="-ms-3.5">
      <Button kind="quiet" icon="info" onPress={() => setOpen(true)}>
        {t.help}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t.help}>
        <CertificateDrawing />
        <ul className="points mt-4">
          {[t.help1, t.help2, t.help3, t.help4].map((point) => (
            <li key={point}>
              <Icon name="check" size={18} />
              <span>{point}</span>
            </li>
          ))}
        </ul>
      </Sheet>
    </div>
  )
}

/** Where the two numbers stand on the certificate: our own sketch of its upper half. */
function CertificateDrawing() {
  return (
    <svg className="licence-drawing" viewBox="0 0 320 180" aria-hidden="true" fill="none">
      <rect className="licence-card" x="12" y="10" width="296" height="160" rx="6" />
      <path className="licence-line" d="M110 26h100" />
      <rect className="certificate-mark" x="26" y="42" width="104" height="30" rx="4" />
      <rect className="certificate-mark" x="26" y="104" width="150" height="30" rx="4" />
      <path className="licence-line" d="M146 56h64M222 56h72M26 88h112M150 88h144M192 120h102M26 150h268" />
      <text x="78" y="61" className="certificate-text">
        登録番号
      </text>
      <text x="101" y="123" className="certificate-text">
        車台番号
      </text>
    </svg>
  )
}
