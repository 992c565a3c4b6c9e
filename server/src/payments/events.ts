/** What `payments` tells. */
export interface MethodChanged {
  readonly type: 'payments.method-changed'
  readonly accountId: string
  /** The method in use from now on; null: none. */
  readonly methodId: string | null
}
