// Package tupe finds the burdens that transferred staff's protected terms put
// into a contract's price, and charges each to the authority that gives rise to
// it.
//
// # The rule
//
// Councils let a service together. Some of them outsourced it long ago; the
// others still employ the staff, who transfer to the contractor on the terms
// they have. Where those terms are dearer than the contractor's own, the price
// carries the difference, and shared by demand it would fall on councils that
// have nothing to do with it. So the price is taken apart: each burden goes to
// its origin, and only the rest is shared on the service's basis.
//
//	rest = price − burdens − income          rule ongoing, on the service's basis
//	burden of an origin                      rule tupe, to the origin alone
//
// Source: Tri-borough Proposals Report (February 2011), ch. 11, on attribution;
// the law as that report states it, ch. 12(e), para 6(b). Services that stay
// in-house have no burden: no price carries one.
//
// # The words
//
// The council that employed the staff is the transferor and the burden's origin;
// the contractor is the transferee. Protected terms are the terms and conditions
// with which staff transfer. A post's cost is pay, on-costs and employer pension
// contributions, each per full-time equivalent (FTE) and year. A joint team of
// several councils is an origin of its own: a [Team], with the basis its
// councils agreed for it.
//
// # What is modelled
//
//   - [Assess]: the burden of an origin is
//     max(0, Σ (protected − contractor's own) × FTE) over its posts, rounded to
//     the penny half up. The posts of one origin are netted, since the burden is
//     that council's dearer starting point; origins never offset each other.
//   - [RunOff]: protected staff leave, and those who replace them come on the
//     contractor's own terms. After y years (1 − turnover)^y of a burden is left.
//   - [Contract], one year of a contract, a fact of a statement; [Term], all its
//     years; [Life], what each council bears in them, and what it would bear if
//     the whole price were shared.
//   - [Liability]: one-off costs of the transfer, to their origin.
//   - [Relet]: the contract ends and staff transfer again.
//
// # Why harmonisation is no end of a burden
//
// A contractor would like to move everybody to its own terms, and a model would
// like to let burdens end when it does. Neither may be assumed. As the report
// reads the Regulations, an agreement that excludes or limits them is invalid.
// Strictly, no variation because of the transfer is allowed, even an agreed one;
// on the milder view those to the employee's detriment are void. An economic,
// technical or organisational reason must entail changes in the workforce, so
// that it cannot serve merely to harmonise terms. No date is given after which
// that changes. A burden therefore falls only as staff leave, or where an
// element of it ends by the terms of the contract of employment itself, such as
// pay protection granted until a stated date ([Ending], [Element].LastYear). It
// may also rise, with increments, pay awards and pension rates, or change for
// reasons unconnected with the transfer: then give it year by year
// ([Element].ByYear).
//
// # What is left to legal advice
//
// Whether there is a transfer at all and who is assigned to it; whether a
// dismissal or a variation is lawful; informing and consulting representatives;
// equal pay; the validity and extent of an indemnity; and what pension staff
// must be offered. Employer pension contributions are counted because they are
// in the price. Occupational pension rights as such do not transfer under the
// Regulations; what protects them is found elsewhere (for staff of councils the
// Best Value Authorities Staff Transfers (Pensions) Direction 2007, which calls for
// a broadly comparable scheme), and so an adviser has to say what they cost.
// Figures for posts and contractors' own terms are the tender's.
//
// # Whose reading this is
//
// The reading is that of the Tri-borough report, of the Transfer of Undertakings
// (Protection of Employment) Regulations 2006 as they stood at its date,
// February 2011. Later amendments and cases are not considered. Where the report
// is silent the decision is ours: that posts are netted per origin, that leavers
// are replaced on the contractor's terms, the rounding, and that nothing is
// pooled unless it is agreed to be.
//
// # Exactness
//
// Figures are worked exactly and rounded once, half up, to the penny, per origin
// and year; a joint team's burden is then divided by the penny law. The burden
// of an origin never rises while turnover is all that moves it. A share in the
// burden of a joint team of three or more can rise by a penny as the burden
// falls, as shares by largest remainders can (see package attribution).
//
// # Limits and errors
//
// Amounts are whole pennies within the limits of package attribution; FTEs and
// turnover have at most 38 digits, 18 of them decimals; a contract has at most
// 100 years. Every error is an [attribution.Error] of Package "tupe" whose kind
// is one of attribution's; all the faults of an input are reported together.
package tupe
