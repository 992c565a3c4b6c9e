import { CallFailed } from '@tsunagu/contract/client.ts'
import { useState } from 'react'
import { Badge, Banner } from '../Banner.tsx'
import { Button, IconButton } from '../Button.tsx'
import { Card } from '../Card.tsx'
import { Link, LinkButton } from '../Link.tsx'
import { List, ListItem } from '../List.tsx'
import { useLanguage } from '../language.tsx'
import { QrCode } from '../QrCode.tsx'
import { ConfirmDialog, Sheet } from '../Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '../States.tsx'
import { Table } from '../Table.tsx'
import { toast } from '../Toast.tsx'
import { Specimen } from './Specimen.tsx'

export function PartsPage() {
  const ja = useLanguage().language === 'ja'
  return (
    <>
      <Buttons />
      <Specimen
        title={ja ? '一覧' : 'List'}
        from="List.tsx"
        ja="行き先のある行には矢印。値は右に、補足は下に。"
        en="Rows that lead somewhere carry a chevron; the value stands right, the rest below."
      >
        <Card flush>
          <List>
            <ListItem icon="lock" title={ja ? 'ドア' : 'Doors'} value={<Badge tone="good">{ja ? '施錠' : 'Locked'}</Badge>} href="#parts" />
            <ListItem
              icon="window"
              title={ja ? '窓' : 'Windows'}
              about={ja ? '助手席の窓が開いています' : 'The front passenger’s window is open'}
              value={<Badge tone="caution">{ja ? '開' : 'Open'}</Badge>}
              href="#parts"
            />
            <ListItem icon="gauge" title={ja ? '総走行距離' : 'Odometer'} value="12,804 km" />
            <ListItem icon="fuel" title={ja ? '燃料' : 'Fuel'} about={ja ? '昨日の情報です' : 'From yesterday'} value="62%" stale />
          </List>
        </Card>
      </Specimen>
      <Specimen
        title={ja ? '表' : 'Table'}
        from="Table.tsx"
        ja="行のどこを押しても開きます。スマートフォンでは行ごとのまとまりになります。"
        en="The whole row leads on. On a phone each row becomes a block."
      >
        <Card flush>
          <Table
            label={ja ? 'お車' : 'Cars'}
            rows={[
              { name: 'NX 350', plate: ja ? '品川 330 つ 12-07' : 'Shinagawa 330', open: true },
              { name: 'RZ 450e', plate: ja ? '横浜 301 な 8-15' : 'Yokohama 301', open: false },
            ]}
            rowKey={(row) => row.name}
            href={() => '#parts'}
            marked={(row) => row.open}
            columns={[
              { key: 'name', title: ja ? '車種' : 'Model', cell: (row) => row.name },
              { key: 'plate', title: ja ? '登録番号' : 'Plate', cell: (row) => row.plate },
              {
                key: 'state',
                title: ja ? '状態' : 'State',
                plain: true,
                end: true,
                cell: (row) => (
                  <Badge tone={row.open ? 'caution' : 'plain'}>{row.open ? (ja ? '確認待ち' : 'Waits') : ja ? '完了' : 'Done'}</Badge>
                ),
              },
            ]}
          />
        </Card>
      </Specimen>
      <Specimen
        title={ja ? 'QRコード' : 'QR code'}
        from="QrCode.tsx"
        ja="ダークでも白地に黒。まわりの余白も読み取りに必要です。"
        en="Dark on white in both themes; the margin around it is part of it."
      >
        <div className="w-40">
          <QrCode text="https://tsunagu.example/" label={ja ? 'QRコードの見本' : 'Sample QR code'} />
        </div>
      </Specimen>
      <Overlays />
      <Specimen
        title={ja ? 'お知らせ' : 'Banner'}
        from="Banner.tsx"
        ja="色だけに頼らず、印と文で伝えます。自動で現れるものには live を付けます。"
        en="Never by colour alone: a sign and a sentence. Give `live` to one that appears by itself."
      >
        <div className="grid gap-3 lg:grid-cols-2">
          <Banner
            tone="info"
            title={ja ? 'パスキーを登録しましょう' : 'Add a passkey'}
            action={
              <Link href="#parts" alone>
                {ja ? '登録する' : 'Add one'}
              </Link>
            }
          >
            <p>{ja ? 'リモート操作のたびにパスワードを入力せずにすみます。' : 'Then remote operation needs no password.'}</p>
          </Banner>
          <Banner tone="good">{ja ? 'お車を施錠しました。' : 'Your car is locked.'}</Banner>
          <Banner tone="caution">
            {ja ? 'リモート施錠では、オートアラームは設定されません。' : 'Remote locking does not set the auto alarm.'}
          </Banner>
          <Banner tone="danger" title={ja ? 'お車と通信できません' : 'Your car cannot be reached'} />
        </div>
      </Specimen>
      <Specimen
        title={ja ? '待つとき・ないとき・だめなとき' : 'Loading, empty, failed'}
        from="States.tsx"
        ja="空の画面は次にすることを、失敗の画面は理由とやり直しかたを示します。"
        en="An empty page says what to do next, a failed one why, and how to go on."
      >
        <div className="grid gap-4 lg:grid-cols-3">
          <Card>
            <Skeleton lines={5} />
          </Card>
          <Card>
            <EmptyState
              icon="bell"
              title={ja ? 'お知らせはまだありません' : 'No notices yet'}
              action={<LinkButton href="#parts">{ja ? '通知の設定' : 'Notice settings'}</LinkButton>}
            >
              {ja ? 'お車やサービスに動きがあると、ここに届きます。' : 'What happens to your car and services arrives here.'}
            </EmptyState>
          </Card>
          <Card>
            <ErrorState
              error={new CallFailed({ type: 'about:blank', status: 0, code: 'no-network', title: '' })}
              onRetry={() => toast(ja ? 'もう一度読み込みました' : 'Loaded again')}
            />
          </Card>
        </div>
      </Specimen>
    </>
  )
}

function Buttons() {
  const ja = useLanguage().language === 'ja'
  const [pending, setPending] = useState(false)
  const work = () => {
    setPending(true)
    setTimeout(() => setPending(false), 2500)
  }
  return (
    <Specimen
      title={ja ? 'ボタン' : 'Button'}
      from="Button.tsx"
      ja="主な操作は画面にひとつ。使えないときは、理由を添えて見せます。行き先があるものは Link・LinkButton にします。"
      en="One main action to a page. Whatever cannot be used says why. What leads somewhere is a Link or LinkButton."
    >
      <Card>
        <div className="flex flex-wrap items-start gap-4">
          <Button kind="primary" icon="lock" pending={pending} onPress={work}>
            {ja ? '施錠する' : 'Lock'}
          </Button>
          <Button icon="refresh">{ja ? '更新' : 'Refresh'}</Button>
          <Button kind="quiet">{ja ? 'あとで' : 'Later'}</Button>
          <Button kind="danger" icon="trash">
            {ja ? '削除する' : 'Delete'}
          </Button>
          <Button kind="primary" icon="window" disabledReason={ja ? 'お車が走行中のため、操作できません。' : 'Your car is moving.'}>
            {ja ? '窓を閉める' : 'Close windows'}
          </Button>
          <IconButton icon="gear" label={ja ? '設定' : 'Settings'} />
        </div>
        <p className="mt-5">
          {ja ? '文章の中のリンクは' : 'In running text a link is '}
          <Link href="#parts">{ja ? 'このように下線' : 'underlined'}</Link>
          {ja ? 'で示します。' : '. '}
          <Link href="https://www.w3.org/TR/WCAG22/" external>
            WCAG 2.2
          </Link>
        </p>
      </Card>
    </Specimen>
  )
}

function Overlays() {
  const ja = useLanguage().language === 'ja'
  const [open, setOpen] = useState<'sheet' | 'side' | 'confirm' | null>(null)
  const close = () => setOpen(null)
  return (
    <Specimen
      title={ja ? '重ねて出す画面' : 'Sheet, dialog, toast'}
      from="Sheet.tsx, Toast.tsx"
      ja="スマートフォンでは下から、広い画面では中央または横に出ます。確認のボタンは動詞で書きます。"
      en="From below on a phone, in the middle or at the side on a desktop. The confirming button is a verb."
    >
      <Card>
        <div className="flex flex-wrap gap-4">
          <Button onPress={() => setOpen('sheet')}>{ja ? 'シート' : 'Sheet'}</Button>
          <Button onPress={() => setOpen('side')}>{ja ? '横のシート' : 'Sheet at the side'}</Button>
          <Button onPress={() => setOpen('confirm')}>{ja ? '確認' : 'Confirm'}</Button>
          <Button onPress={() => toast(ja ? '設定を保存しました' : 'Settings saved', 'good')}>{ja ? 'トースト' : 'Toast'}</Button>
        </div>
      </Card>
      <Sheet
        open={open === 'sheet' || open === 'side'}
        side={open === 'side'}
        onClose={close}
        title={ja ? 'お車を選ぶ' : 'Choose a car'}
        acts={
          <Button kind="primary" wide onPress={close}>
            {ja ? 'このお車にする' : 'Use this car'}
          </Button>
        }
      >
        <p className="text-quiet">{ja ? '選んだお車の状態が、ホームに表示されます。' : 'Its state is shown on your home page.'}</p>
      </Sheet>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title={ja ? 'ドアを施錠しますか？' : 'Lock the doors?'}
        confirm={ja ? '施錠する' : 'Lock'}
        onConfirm={() => new Promise((done) => setTimeout(done, 1200))}
      >
        {ja
          ? '車内に人や動物がいないことを確かめてください。閉じ込めは命にかかわります。オートアラームは設定されません。'
          : 'Make sure that nobody, person or animal, is in the car: being locked in can be fatal. The auto alarm is not set.'}
      </ConfirmDialog>
    </Specimen>
  )
}
