import type { Schemas } from "../api.gen.ts";

type TaxIdType = Schemas["tax_id"]["type"];

/** Member states' VAT numbers behind their prefix (docs.stripe.com/billing/customer/tax-ids). */
const euVat: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]?\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-Z]{1,2}|\d[A-Z]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
};

/** The form of the other kinds, blanks and dots left out (docs.stripe.com/billing/customer/tax-ids). */
const formats: { readonly [Type in TaxIdType]?: RegExp } = {
  ad_nrt: /^[A-Z]-?\d{6}-?[A-Z]$/,
  ae_trn: /^\d{15}$/,
  ar_cuit: /^\d{2}-?\d{8}-?\d$/,
  au_abn: /^\d{11}$/,
  au_arn: /^\d{12}$/,
  bg_uic: /^\d{9}$/,
  bh_vat: /^\d{15}$/,
  bo_tin: /^\d{9}$/,
  br_cnpj: /^\d{8}\/?\d{4}-?\d{2}$/,
  br_cpf: /^\d{9}-?\d{2}$/,
  ca_bn: /^\d{9}$/,
  ca_gst_hst: /^\d{9}RT\d{4}$/,
  ca_pst_bc: /^PST-?\d{4}-?\d{4}$/,
  ca_pst_mb: /^\d{6}-?\d$/,
  ca_pst_sk: /^\d{7}$/,
  ca_qst: /^\d{10}TQ\d{4}$/,
  ch_vat: /^CHE-?\d{9}(?:MWST|TVA|IVA)$/,
  cl_tin: /^\d{8}-?[\dK]$/,
  cn_tin: /^[0-9A-Z]{15,20}$/,
  co_nit: /^\d{9}-?\d$/,
  do_rcn: /^\d{3}-?\d{5}-?\d$/,
  ec_ruc: /^\d{13}$/,
  eg_tin: /^\d{9}$/,
  es_cif: /^[A-Z]\d{7}[A-Z0-9]$/,
  eu_oss_vat: /^EU\d{9}$/,
  gb_vat: /^GB(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
  ge_vat: /^\d{9}$/,
  hk_br: /^\d{8}$/,
  hu_tin: /^\d{8}-?\d-?\d{2}$/,
  id_npwp: /^\d{9}-?\d{6,7}$/,
  il_vat: /^\d{9}$/,
  in_gst: /^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/,
  is_vat: /^\d{5,6}$/,
  jp_cn: /^\d{13}$/,
  jp_rn: /^\d{5}$/,
  jp_trn: /^T\d{13}$/,
  ke_pin: /^[A-Z]\d{9}[A-Z]$/,
  kr_brn: /^\d{3}-?\d{2}-?\d{5}$/,
  kz_bin: /^\d{12}$/,
  li_uid: /^CHE\d{9}$/,
  mx_rfc: /^[A-Z&Ñ]{3,4}\d{6}[A-Z0-9]{3}$/,
  my_itn: /^[A-Z]{1,2}\d{10,11}$/,
  my_frp: /^\d{8}$/,
  ng_tin: /^\d{8}-?\d{4}$/,
  no_vat: /^\d{9}MVA$/,
  no_voec: /^\d{7}$/,
  nz_gst: /^\d{8,9}$/,
  om_vat: /^OM\d{10}$/,
  pe_ruc: /^\d{11}$/,
  ph_tin: /^\d{12}$/,
  ro_tin: /^\d{13}$/,
  rs_pib: /^\d{9}$/,
  ru_inn: /^\d{10,12}$/,
  ru_kpp: /^\d{9}$/,
  sa_vat: /^\d{15}$/,
  sg_gst: /^[A-Z]\d{8}[A-Z]$/,
  sg_uen: /^\d{8,9}[A-Z]$/,
  si_tin: /^\d{8}$/,
  sv_nit: /^\d{4}-?\d{6}-?\d{3}-?\d$/,
  th_vat: /^\d{13}$/,
  tr_tin: /^\d{10}$/,
  tw_vat: /^\d{8}$/,
  ua_vat: /^\d{9}$/,
  us_ein: /^\d{2}-?\d{7}$/,
  uy_ruc: /^\d{12}$/,
  ve_rif: /^[A-Z]-?\d{8}-?\d$/,
  vn_tin: /^\d{10}$/,
  za_vat: /^\d{10}$/,
};

/** Whether a value has the form its kind of tax id has; a kind without a known form takes any. */
export function isTaxId(type: TaxIdType, value: string): boolean {
  const plain = value.toUpperCase().replaceAll(/[\s.]/g, "");
  if (type === "eu_vat") return euVat[plain.slice(0, 2)]?.test(plain.slice(2)) ?? false;
  return formats[type]?.test(plain) ?? plain !== "";
}

/** The country a tax id belongs to; one of the union's schemes belongs to none. */
export function taxCountry(type: TaxIdType, value: string): string | null {
  if (type === "eu_oss_vat") return null;
  if (type !== "eu_vat") return type.slice(0, 2).toUpperCase();
  const prefix = value.slice(0, 2).toUpperCase();
  if (!/^[A-Z]{2}$/.test(prefix)) return null;
  return prefix === "EL" ? "GR" : prefix === "XI" ? "GB" : prefix;
}
