/** My LEXUS（WEB）利用規約. */
import { type Document, say, section } from './document.ts'

export const webTerms: Document = {
  id: 'web-terms',
  title: say('My LEXUS 利用規約', 'Terms of My LEXUS'),
  pdf: false,
  purposes: ['services'],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          'My LEXUSは、お車の状態の確認や操作、ご契約の確認ができるページとアプリです。',
          'My LEXUS is where you check and operate your car and see your contracts.',
        ),
        say('ご利用は無料です。通信料はお客さまのご負担です。', 'Using it is free; your phone’s data charges are yours.'),
        say(
          '表示されるお車の情報には、いつ測ったものかが添えられます。最新とは限りません。',
          'Everything shown about the car says when it was measured. It may not be the latest.',
        ),
        say(
          'お車を操作するときは、まわりの安全をご自身で確かめてください。',
          'Before you operate the car, make sure that it is safe around it.',
        ),
      ],
      sections: [
        section(
          say('ご利用になれる方', 'Who may use it'),
          say(
            'TOYOTAアカウントをお持ちの方がご利用になれます。お車の情報を見るには、アカウントとお車のご契約の連携が必要です。',
            'Anyone with a TOYOTA account. To see a car, its contract must be linked with the account.',
          ),
        ),
        section(
          say('遠くからの操作', 'Operating from afar'),
          say(
            '施錠などの操作は、お車からの返事を受け取ってから「完了」と表示します。返事がない場合は、操作できたかどうか分からないことをそのままお伝えします。',
            'An operation such as locking is shown as done only once the car has answered. If no answer comes, we say plainly that we do not know.',
          ),
          say(
            '車内に人や動物がいるとき、まわりの安全が分からないときは、操作しないでください。',
            'Do not operate the car when people or animals are inside or when you cannot tell whether it is safe.',
          ),
        ),
        section(
          say('してはいけないこと', 'What is not allowed'),
          say(
            'ほかの人のお車の情報を見ようとすること、自動の道具で大量にアクセスすること、サービスの仕組みを妨げることはおやめください。',
            'Trying to see other people’s cars, sending masses of automatic requests, and disturbing the service.',
          ),
        ),
        section(
          say('止まることがあるとき', 'When it may stop'),
          say(
            '点検、災害、通信の障害により、お知らせのうえ、または緊急の場合はお知らせなく止まることがあります。',
            'For maintenance, in disasters or when a network fails, the service may stop: announced beforehand, or in an emergency without notice.',
          ),
        ),
        section(
          say('連携の解除', 'Undoing the link'),
          say(
            'G-Linkを解約すると、アカウントとお車の連携も解除されます。',
            'When G-Link is ended, the link between your account and the car ends with it.',
          ),
        ),
      ],
    },
  ],
}
