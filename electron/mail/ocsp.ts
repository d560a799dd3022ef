import {
  BasicOCSPResponse,
  id_pkix_ocsp_basic,
  OCSPResponse,
  OCSPResponseStatus,
  type RevokedInfo,
} from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CRLReasons } from '@peculiar/asn1-x509';

/**
 * What a stapled OCSP response (RFC 6960, RFC 6066 section 8) says against a certificate. Its
 * signature is not looked at: the server that showed the certificate sent it, inside a handshake
 * that nobody else can change, and nothing is taken from it but a statement against that server.
 *
 * @param response what came; anything that is not such a response says nothing
 * @param serialNumber of the server's certificate, hexadecimal
 * @returns since when and why it is revoked, or `undefined`
 */
export function stapledRevocation(response: Buffer, serialNumber: string): string | undefined {
  try {
    const revoked = findRevocation(response, BigInt(`0x${serialNumber}`));
    return revoked && revocationText(revoked);
  } catch {
    // Not such a response. The certificate is then judged by itself, as it is without any.
    return undefined;
  }
}

function findRevocation(response: Buffer, serialNumber: bigint): RevokedInfo | undefined {
  const { responseStatus, responseBytes } = AsnConvert.parse(response, OCSPResponse);
  const isBasic = responseBytes?.responseType === id_pkix_ocsp_basic;
  if (responseStatus !== OCSPResponseStatus.successful || !isBasic) return undefined;
  const { tbsResponseData } = AsnConvert.parse(responseBytes.response, BasicOCSPResponse);
  return tbsResponseData.responses.find(
    ({ certID, certStatus }) =>
      certStatus.revoked !== undefined && numberOf(certID.serialNumber) === serialNumber,
  )?.certStatus.revoked;
}

function revocationText({ revocationTime, revocationReason }: RevokedInfo): string {
  const since = `revoked since ${revocationTime.toISOString()}`;
  return revocationReason ? `${since}: ${CRLReasons[revocationReason.reason]}` : since;
}

function numberOf(bytes: ArrayBuffer): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
