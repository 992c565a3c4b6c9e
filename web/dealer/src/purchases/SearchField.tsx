import { useRouter } from '@tanstack/react-router'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useState } from 'react'
import { Button as AriaButton, SearchField as AriaSearchField, Input, Label } from 'react-aria-components'
import { purchasesTexts } from './texts.ts'

/** Looks when Enter is pressed; the word stands in the address, so that Back comes to it again. */
export function SearchField({ search, addressOf }: { search: string; addressOf: (word: string) => string }) {
  const t = useTexts(purchasesTexts)
  const router = useRouter()
  const [word, setWord] = useState(search)
  const go = (next: string) => {
    if (next.trim() !== search) router.history.push(addressOf(next.trim()))
  }
  return (
    <AriaSearchField className="search" value={word} onChange={setWord} onSubmit={go} onClear={() => go('')} maxLength={60}>
      <Label className="only-heard">{t.search}</Label>
      <div className="input-group">
        <Icon name="search" size={20} className="search-icon" />
        <Input className="input" placeholder={t.searchNote} />
        {word === '' ? null : (
          <AriaButton className="icon-button" aria-label={t.clear}>
            <Icon name="close" size={18} />
          </AriaButton>
        )}
      </div>
    </AriaSearchField>
  )
}
