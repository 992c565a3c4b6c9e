import { brand } from '@tsunagu/contract/brand.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useMe } from '../details/me.ts'
import { factorTexts } from './texts.ts'

/** Ten codes, shown this once: to copy, to print, to write down. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTexts(factorTexts)
  const account = useBoth()(brand.account)
  const { format } = useLanguage()
  const me = useMe()
  const now = useNow()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      toast(t.copied, 'good')
    } catch {
      toast(t.copyFailed, 'bad')
    }
  }
  return (
    <div className="flex flex-col gap-6">
      <Banner tone="caution">{t.codesLead}</Banner>
      <Card>
        <div className="recovery-sheet">
          {/* for the paper: a year later it should say what it is for */}
          <div className="recovery-sheet-head">
            <p className="type-heading">
              {account} {t.recoveryCodes}
            </p>
            <p>
              {me.email}・{format.date(now)}
            </p>
          </div>
          <ol className="recovery-codes" aria-label={t.recoveryCodes}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
        </div>
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
