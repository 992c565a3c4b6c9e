import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { Card } from '../Card.tsx'
import { CardDone, CardForm } from '../CardForm.tsx'
import { Checkbox, RadioGroup, Select, Switch } from '../Choice.tsx'
import { useDraft } from '../draft.ts'
import { Form } from '../Form.tsx'
import { useForm } from '../form.ts'
import { useLanguage } from '../language.tsx'
import { StepFlow } from '../StepFlow.tsx'
import { CodeField, PasswordField, PhoneField, TextField } from '../TextField.tsx'
import { toast } from '../Toast.tsx'
import { Specimen } from './Specimen.tsx'

export function FieldsPage() {
  const ja = useLanguage().language === 'ja'
  return (
    <>
      <Specimen
        title={ja ? 'フォーム' : 'Form'}
        from="Form.tsx, form.ts, TextField.tsx"
        ja="空のまま送ると、どこを直せばよいかを上にまとめ、そこへ移動します。同じ文が入力欄の下にも出ます。"
        en="Send it empty: a summary above takes the focus and leads to each field, which says the same."
      >
        <Card className="max-w-2xl">
          <Registration />
        </Card>
      </Specimen>
      <Choices />
      <Cards />
      <Specimen
        title={ja ? 'ひとつずつ進む' : 'Step flow'}
        from="StepFlow.tsx, draft.ts"
        ja="各ステップは住所を持ち、ブラウザの「戻る」で戻れます。入力はこのタブに残ります（パスワードとコードは残しません）。"
        en="Each step has an address, so the browser’s Back works. What was written stays in this tab, except passwords and codes."
      >
        <Card>
          <Flow />
        </Card>
      </Specimen>
    </>
  )
}

function Cards() {
  const ja = useLanguage().language === 'ja'
  const [begun, setBegun] = useState(false)
  const done = () => toast(ja ? '次のステップに進みます' : 'On to the next step')
  return (
    <Specimen
      title={ja ? 'カードの登録' : 'Card form'}
      from="CardForm.tsx"
      ja="カード番号はカード会社の画面に入力します。登録できたかどうかは、カード会社に確かめてから表示します。試すにはログインが必要です。"
      en="The card is typed at the card company, and nothing is called registered before the company says so. Sign in to try it."
    >
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          {begun ? (
            <CardForm
              onDone={() => {
                setBegun(false)
                done()
              }}
            />
          ) : (
            <Button kind="primary" onPress={() => setBegun(true)}>
              {ja ? 'カードの登録をはじめる' : 'Register a card'}
            </Button>
          )}
        </Card>
        <Card>
          <CardDone method={exampleCard} onNext={done} focus={false} />
        </Card>
      </div>
    </Specimen>
  )
}

const exampleCard: PaymentMethod = {
  id: '00000000-0000-4000-8000-000000000000',
  kind: 'card',
  state: 'active',
  brand: 'Visa',
  last4: '4242',
  expires: '2031-03',
  bank: null,
  why: null,
  billTo: null,
  since: '2026-11-23T00:00:00Z',
}

function Registration() {
  const ja = useLanguage().language === 'ja'
  const labels = {
    email: ja ? 'メールアドレス' : 'E-mail address',
    password: ja ? 'パスワード' : 'Password',
    phone: ja ? '電話番号' : 'Telephone',
    code: ja ? '確認コード' : 'Verification code',
  }
  const form = useForm({
    initial: { email: '', password: '', phone: '', code: '' },
    check: ({ email, password, code }) => ({
      email: email === '' ? 'required' : email.includes('@') ? undefined : 'email',
      password: password === '' ? 'required' : password.length < 8 ? 'too-short' : undefined,
      code: code.length === 6 ? undefined : 'required',
    }),
    send: async () => toast(ja ? '送信しました' : 'Sent', 'good'),
  })
  return (
    <Form form={form} labels={labels}>
      <TextField label={labels.email} type="email" inputMode="email" autoComplete="email" {...form.field('email')} />
      <PasswordField label={labels.password} fresh note={ja ? '8文字以上' : 'At least 8 characters'} {...form.field('password')} />
      <PhoneField label={labels.phone} optional {...form.field('phone')} />
      <CodeField label={labels.code} note={ja ? 'メールでお送りした6桁の数字' : 'The six digits we mailed you'} {...form.field('code')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {ja ? '登録する' : 'Register'}
      </Button>
    </Form>
  )
}

function Choices() {
  const ja = useLanguage().language === 'ja'
  const [agreed, setAgreed] = useState(false)
  const [mail, setMail] = useState(true)
  const [push, setPush] = useState(false)
  const [unit, setUnit] = useState<'owner' | 'user' | null>('owner')
  const [year, setYear] = useState<string | null>(null)
  return (
    <Specimen
      title={ja ? '選ぶ' : 'Choices'}
      from="Choice.tsx"
      ja="スイッチはすぐに効く設定に、チェックは送信して効くものに使います。"
      en="A switch takes effect at once, a checkbox when the form is sent."
    >
      <Card>
        <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            <RadioGroup
              label={ja ? 'お車との関係' : 'You are'}
              value={unit}
              onChange={setUnit}
              options={[
                {
                  value: 'owner',
                  label: ja ? '契約者' : 'the contractor',
                  about: ja ? 'ご自身で契約されている方' : 'You hold the contract',
                },
                { value: 'user', label: ja ? '使用者' : 'the user' },
              ]}
            />
            <Checkbox selected={agreed} onChange={setAgreed}>
              {ja ? '利用規約を読み、同意します' : 'I have read and agree to the terms'}
            </Checkbox>
          </div>
          <div className="flex flex-col gap-4">
            <Switch selected={mail} onChange={setMail} about={ja ? 'owner@example.jp に届きます' : 'To owner@example.jp'}>
              {ja ? 'メールで知らせる' : 'Tell me by e-mail'}
            </Switch>
            <Switch selected={push} onChange={setPush}>
              {ja ? 'この端末に通知する' : 'Notify this device'}
            </Switch>
            <Select
              label={ja ? '初度登録年' : 'First registered in'}
              value={year}
              onChange={setYear}
              options={['2026', '2025', '2024', '2023'].map((value) => ({ value, label: ja ? `${value}年` : value }))}
            />
          </div>
        </div>
      </Card>
    </Specimen>
  )
}

function Flow() {
  const ja = useLanguage().language === 'ja'
  const [step, setStep] = useState(0)
  const [draft, setDraft, forget] = useDraft('kit-flow', { name: '', kana: '' })
  const steps = [
    { href: '#name', title: ja ? 'お名前を教えてください' : 'What is your name?' },
    { href: '#kana', title: ja ? 'ふりがなを教えてください' : 'How is it read?' },
    { href: '#check', title: ja ? '内容をご確認ください' : 'Please check' },
  ]
  const next = () => {
    if (step < 2) return setStep(step + 1)
    forget()
    setStep(0)
    toast(ja ? '完了しました' : 'Done', 'good')
  }
  return (
    // A real flow has one address to a step; this one counts, so that the living page keeps its own.
    <div
      onClickCapture={(event) => {
        const href = (event.target as Element).closest('a')?.getAttribute('href')
        const place = steps.findIndex((one) => one.href === href)
        if (place < 0) return
        event.preventDefault()
        event.stopPropagation()
        setStep(place)
      }}
    >
      <StepFlow steps={steps} current={steps[step]?.href ?? ''}>
        <div className="flex flex-col gap-6">
          {step === 0 ? (
            <TextField
              label={ja ? 'お名前' : 'Name'}
              name="name"
              autoComplete="name"
              value={draft.name}
              onChange={(name) => setDraft({ ...draft, name })}
            />
          ) : null}
          {step === 1 ? (
            <TextField
              label={ja ? 'ふりがな' : 'Reading'}
              name="kana"
              value={draft.kana}
              onChange={(kana) => setDraft({ ...draft, kana })}
            />
          ) : null}
          {step === 2 ? (
            <p>
              {draft.name || '—'}（{draft.kana || '—'}）
            </p>
          ) : null}
          <Button kind="primary" wide onPress={next}>
            {step < 2 ? (ja ? '次へ' : 'Next') : ja ? '完了する' : 'Finish'}
          </Button>
        </div>
      </StepFlow>
    </div>
  )
}
