// Package attribution works out who bears what when councils share a service,
// exact to the penny, with the rule, its source and the working behind every
// figure.
//
// # Model
//
// An [Authority] takes part in a [Service] on a [Basis]: who shares, in what
// proportions. What happened to the service is a list of facts. Each [Fact] knows
// its rule and turns into one or more charges; a [Charge] is an amount, the
// weights it was shared by and the shares that came out. [NewStatement] gathers
// the charges of all services into a [Statement]: totals by authority, next
// year's adjustments, who owes whom, and the transfers that would settle it.
//
//	facts → charges → statement → settlement
//
// Everything is a value: nothing is changed after it is made, slices that come
// back are the caller's own, and all of it is safe for concurrent use. The
// package reads no file, no clock and no setting.
//
// # Bases
//
//	InProportion   gross expenditure, net budgets, units, agreed percentages
//	Equally        equal parts
//	Solely         one authority bears everything
//	ByDemand       estimated demand: the sum of quantity × quality
//
// # Exactness: the penny law
//
//  1. Conservation. The shares sum to the amount, to the penny, always.
//  2. Quota. Every share is amount × weight ÷ sum of weights rounded down or up
//     to a penny, never further.
//  3. Largest remainder. Odd pennies go to the largest fractional parts; equal
//     fractions go to the authority whose code sorts first. The order of a list
//     never matters.
//  4. Zero means zero. No weight, no penny. A negative amount gives exactly the
//     negatives of the positive one.
//  5. Refuse, don't guess. What cannot be shared is an error, and nothing is
//     computed.
//  6. Deterministic. The same facts give the same bytes on every machine,
//     whatever a host program did to the decimal package's settings.
//  7. Explain. [Basis.Working] and [Charge.Working] give the exact fraction, the
//     floor, what it leaves of a penny and the place in the queue.
//
// Dividing by largest remainder is neither additive nor monotone: 3p over 1:3:3
// is 1, 1, 1 and 4p is 0, 2, 2. Two amounts divided one by one need not give what
// their sum gives. Every line of a case is shared on its own, so lines are never
// merged before they are divided.
//
// # Pennies in bulk, and in streams
//
// [Basis.ApportionPence] and [Basis.ApportionAll] divide integer pence by the same
// law, exactly over all of int64, and allocate nothing where the caller brings the
// room. A basis works its proportions out once, when it is made; share one among
// goroutines. Where small amounts keep arriving, a [Running] shares their running
// total instead, so that no authority drifts by a penny over a year.
//
// # Rules
//
//	Ongoing          ongoing
//	Variance         variance.shared, .agreed, .specification, .burden, .host, .indirect
//	BroughtForward   brought_forward
//	Transition       transition, .agreed, .enhancement, .unqualified
//	Failure          failure
//	Withdrawal       withdrawal
//	Termination      termination
//	tupe.Contract    ongoing for the price less its burdens, tupe for each burden
//	tupe.Liability   tupe.liability
//
// [Rule.Source] cites the document and the place. Where the sources leave room
// the decision is ours, and said with the rule: above all, the two treatments of
// an indirect variance are both legitimate, so neither is a default; a net
// reduction is signed and only its weight is floored at zero, once, after the
// changes of several services have been added up; and where nobody has a net
// reduction a transition cost has no basis, which is an error and never an equal
// split.
//
// A net reduction's after is the charge of a statement with the ongoing and TUPE
// facts alone, [Statement.Service]; package savings subtracts; then the other
// facts are added and the statement is made again.
//
// # Checking
//
// [Statement.Verify] re-checks a statement by other means than the engine that
// made it. A statement read back from its JSON holds what was printed; Verify
// recomputes all of it, so tampering shows.
//
// # Limits
//
// What a caller gives has at most 38 digits and an exponent within 18 either
// way; this is checked before any other method touches the number, because a
// decimal with a huge exponent can hang a process. Derived weights and totals may
// be longer: at most 128 digits, exponent within 64. Amounts that fit 64-bit
// pence are divided in machine integers, others in big ones, by the same law.
//
// # Errors
//
// Each fault is an [*Error]: where it is (service, number of the fact,
// authority), its kind, and the figures. [errors.Is] finds the kind among the
// sentinels of this package, [errors.As] the place, and [Faults] walks all the
// faults of an input, which are reported together. Input never panics.
//
// # Sources
//
// Tri-borough report: Hammersmith & Fulham, Kensington & Chelsea and Westminster,
// Tri-borough Proposals Report, February 2011; chapter 11 on the attribution of
// costs, chapter 3 on the sovereignty guarantee, chapter 12(a) on undoing it.
// Bromley report CEO1196, April 2012. Bromsgrove & Redditch Shared Service Board,
// progress report, June 2011.
package attribution
