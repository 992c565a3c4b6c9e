import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { Faq } from './Faq.tsx'
import { faqTexts } from './texts.ts'

export function FaqPage() {
  const t = useTexts(faqTexts)
  useTitle(t.title)
  return (
    <Frame>
      <PageHeader title={t.title} back="/signup/" backLabel={t.back} />
      <div className="flex flex-col gap-8">
        <Faq about="dealer" all={false} title={t.dealer} />
        <Faq about="after-delivery" all={false} title={t.after} />
      </div>
    </Frame>
  )
}
