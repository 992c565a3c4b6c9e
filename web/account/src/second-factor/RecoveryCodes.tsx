import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { factorTexts } from './texts.ts'

/** Ten codes, shown this once: to copy, to print, to write down. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTexts(factorTexts)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast(t.copied, 'good')
  }
  return (
    <div className="flex flex-col gap-6">
      <Banner tone="caution">{t.codesLead}</Banner>
      <Card>
        <ol className="recovery-codes" aria-label={t.recoveryCodes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </Card>
      <p className="type-small text-quiet">{t.keep}</p>
      <div className="flex flex-wrap gap-3">
        {/* the clipboard is there on safe origins only */}
        {navigator.clipboard ? (
          <Button icon="copy" onPress={() => void copy()}>
            {t.copy}
          </Button>
        ) : null}
        <Button icon="print" onPress={() => window.print()}>
          {t.print}
        </Button>
      </div>
      <Button kind="primary" wide onPress={onDone}>
        {t.done}
      </Button>
    </div>
  )
}
