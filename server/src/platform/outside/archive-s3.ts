/**
 * An archive in a bucket of S3 or a store that speaks like it. Keys, region and role are found as the AWS SDK finds them
 * (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, shared files, the machine's role). An object appears only when all of it
 * has arrived, so there is no name for half a file.
 */
import type { S3Client } from '@aws-sdk/client-s3'
import { Unavailable } from '../errors.ts'
import type { Archive } from './archive.ts'

/** `address`: `s3://bucket/prefix`. `endpoint`: of a store other than AWS; its buckets are named in the path. */
export function s3Archive(address: string, endpoint: string | undefined): Archive {
  const [, Bucket = '', rest = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address) ?? []
  const keyOf = (name: string) => [rest.replace(/\/+$/, ''), name].filter(Boolean).join('/')
  let opened: Promise<Sdk> | undefined
  const sdk = () => {
    opened ??= openSdk(endpoint)
    return opened
  }
  return {
    async put(name, bytes) {
      const { client, PutObjectCommand } = await sdk()
      await orUnavailable(() => client.send(new PutObjectCommand({ Bucket, Key: keyOf(name), Body: bytes })))
    },
    async read(name, start, end) {
      const { client, GetObjectCommand } = await sdk()
      return orUnavailable(async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(name), Range: `bytes=${start}-${end - 1}` }))
          return new Uint8Array((await Body?.transformToByteArray()) ?? [])
        } catch (error) {
          if ((error as Error).name === 'NoSuchKey') return undefined
          throw error
        }
      })
    },
    async remove(name) {
      const { client, DeleteObjectCommand } = await sdk()
      await orUnavailable(() => client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(name) })))
    },
  }
}

type Sdk = { client: S3Client } & Pick<typeof import('@aws-sdk/client-s3'), 'PutObjectCommand' | 'GetObjectCommand' | 'DeleteObjectCommand'>

/** Loaded when it is needed: half a second and much memory that a centre without a bucket does not spend. */
async function openSdk(endpoint: string | undefined): Promise<Sdk> {
  const { S3Client, ...commands } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // such stores do not ask for a region, but a signature has one
    ...(endpoint && !process.env.AWS_REGION ? { region: 'us-east-1' } : {}),
    // many of them do not know the SDK's newer checksums; what was written is read again and compared anyway
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 60_000, throwOnRequestTimeout: true },
  })
  return { client, ...commands }
}

async function orUnavailable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw new Unavailable('archive-down', { cause: (error as Error).name })
  }
}
