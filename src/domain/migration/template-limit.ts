/** Templates that a WABA may hold (C12; `MD:templates/overview`); each language of a name counts. */
export const TEMPLATES_UNVERIFIED = 250;
/** The same where the portfolio is verified and a number of the WABA has an approved display name. */
export const TEMPLATES_VERIFIED = 6_000;

/** C12: what is not known (null) is taken as not so, since other pages of Meta still say 250 for all. */
export const templateLimitOf = (waba: {
  readonly businessVerified: boolean | null;
  readonly nameApproved: boolean | null;
}): number =>
  waba.businessVerified === true && waba.nameApproved === true ? TEMPLATES_VERIFIED : TEMPLATES_UNVERIFIED;
