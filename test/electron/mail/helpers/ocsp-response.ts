import {
  BasicOCSPResponse,
  CertID,
  CertStatus,
  id_pkix_ocsp_basic,
  KeyHash,
  OCSPResponse,
  OCSPResponseStatus,
  ResponderID,
  ResponseBytes,
  ResponseData,
  RevokedInfo,
  SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, CRLReason, type CRLReasons } from '@peculiar/asn1-x509';
import { X509Certificate } from 'node:crypto';

/** What an authority says of one certificate. */
export interface Statement {
  /** Hexadecimal. */
  serialNumber: string;
  /** Absent: the certificate is good. */
  revoked?: { at: Date; reason?: CRLReasons };
}

const sha1 = new AlgorithmIdentifier({ algorithm: '1.3.14.3.2.26', parameters: null });
const ecdsaSha256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

/** An OCSP response (RFC 6960) as a server staples it; its signature is none. */
export function ocspResponse(...statements: readonly Statement[]): Buffer {
  const hash = new OctetString(new Uint8Array(20));
  const responses = statements.map(
    ({ serialNumber, revoked }) =>
      new SingleResponse({
        certID: new CertID({
          hashAlgorithm: sha1,
          issuerNameHash: hash,
          issuerKeyHash: hash,
          serialNumber: Uint8Array.from(Buffer.from(serialNumber, 'hex')).buffer,
        }),
        certStatus: new CertStatus(
          revoked
            ? {
                revoked: new RevokedInfo({
                  revocationTime: revoked.at,
                  ...(revoked.reason === undefined
                    ? {}
                    : { revocationReason: new CRLReason(revoked.reason) }),
                }),
              }
            : { good: null },
        ),
        thisUpdate: new Date(),
      }),
  );
  const basic = new BasicOCSPResponse({
    tbsResponseData: new ResponseData({
      responderID: new ResponderID({ byKey: new KeyHash(new Uint8Array(20)) }),
      producedAt: new Date(),
      responses,
    }),
    signatureAlgorithm: ecdsaSha256,
    signature: new Uint8Array(64).buffer,
  });
  const response = new OCSPResponse({
    responseStatus: OCSPResponseStatus.successful,
    responseBytes: new ResponseBytes({
      responseType: id_pkix_ocsp_basic,
      response: new OctetString(AsnConvert.serialize(basic)),
    }),
  });
  return Buffer.from(AsnConvert.serialize(response));
}

/** The serial number of a certificate, hexadecimal. */
export function serialNumberOf(certPem: string): string {
  return new X509Certificate(certPem).serialNumber;
}
