// Package attribution works out who bears what when councils share a service,
// exact to the penny, with the rule, its source and the working behind every
// figure.
//
// # Model
//
// An [Authority] takes part in a [Service] on a [Basis]: who shares, in what
// proportions. What the service costs to run is one fact, its Running; what else
// happened is a list of facts. Each [Fact] knows its rule and turns into one or
// more charges; a [Charge] is an amount, the weights it was shared by and the
// shares that came out. [NewStatement] gathers the charges of all services into a
// [Statement]: totals by authority, next year's adjustments, who owes whom, and
// the transfers that would settle it.
//
//	facts → charges → statement → settlement
//
// Everything is a value: nothing is changed after it is made, slices that come
// back are the caller's own, and all of it is safe for concurrent use. The
// package reads no file, no clock and no setting.
//
// # Bases
//
// A plain basis says who shares, and in what proportions; a combined one is made
// of others. Each is one basis and divides once. Of £1,000.00, where 50, 30 and 20
// per cent were agreed, net budgets are 900, 700 and 400, and A, B and C had 20,
// 20 and 10 visits in one year and 62, 25 and 13 in the next, they bear:
//
//	                            A         B         C   choose it where
//
//	Percentages            500.00    300.00    200.00   the parties settled on figures, which come to 100
//	InProportion           450.00    350.00    200.00   a fact stands for it: budgets, population, floor space
//	Equally                333.34    333.33    333.33   it costs the same whoever uses it
//	Solely, A            1,000.00         –         –   one alone causes it
//	ByDemand               620.00    250.00    130.00   it costs what is used of it: quantity × quality
//	ByDemand, both years   546.67    300.00    153.33   use swings, and a busy year should count for more
//	Average, both years    510.00    325.00    165.00   use swings, and every year should count alike
//	Blend, 35% equal       519.67    279.17    201.16   a part is fixed, or an old basis gives way to a new one
//	Band, 12 points        500.00    300.00    200.00   agreed figures should stand while use is near them
//	Band, 11 points        620.00    250.00    130.00   … and give way once it is not
//	Rounded, 5%            600.00    250.00    150.00   the agreement prints whole percentages
//	Months, C 6            663.10    267.38     69.52   one took part for a part of the year
//
// Here Rounded and Months, and the rest of the blend, are of the demand of the
// next year. A blend of two parts rounded apart would be two divisions and give
// other pennies. [Basis.String] says what a basis is, and why a band held or gave
// way; [Basis.Components] what it was made of.
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
// merged before they are divided. NOT-PROMISED.md beside this file has all that the
// method does not promise, when it matters, and what to do.
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
//	Ongoing          ongoing, .agreed
//	Damping          damping, of what a service costs to run
//	Variance         variance.shared, .agreed, .specification, .burden, .host, .indirect
//	BroughtForward   brought_forward
//	Transition       transition, .agreed, .enhancement, .unqualified
//	Joining          joining
//	Correction       correction
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
// A net reduction has one home. [NewStatement] attributes what a service costs to
// run first; Service.Before less that is the net reduction, unless the business
// case states it; those of the services, added up, are the net reduction of
// [AllServices]; and these it hands to the facts that share by them. Nobody states
// them twice. While there is a service with a cost of which no net reduction is
// known, a cost of the programme as a whole is refused, unless
// Header.ReductionsNotKnown says so.
//
// A fact of a caller's own may charge by a rule of its own, whose code starts
// with "own." and which names its source. Every charge, whoever made it, is held
// to the penny law and to its rule before a statement holds it.
//
// # Checking
//
// [Statement.Verify] re-checks a statement by other means than the engine that
// made it: each charge, its ties to its rule, its reason, its basis and the
// charges beside it, and all that is added up. A statement read back from its JSON
// holds what was printed, and Verify recomputes it. What no check of a statement
// by itself can know is said there. [Statement.Findings] are what a reader should
// know besides.
//
// # Limits
//
// What a caller gives has at most 38 digits and an exponent within 18 either
// way; this is checked before any other method touches the number, because a
// decimal with a huge exponent can hang a process. Derived weights and totals may
// be longer: at most 128 digits, exponent within 64. The weights of a combined
// basis are the smallest whole numbers in their proportion, of at most 1,024
// digits, worked out on a common denominator of at most 4,096; it is made of at
// most 4,096 bases, 32 levels deep. Amounts that fit 64-bit pence are divided in
// machine integers, others in big ones, by the same law.
//
// # Errors
//
// Each fault is an [*Error]: where it is (service, number of the fact,
// authority), its kind, and the figures. [errors.Is] finds the kind among the
// sentinels of this package, [errors.As] the place, and [Faults] walks all the
// faults of an input, which are reported together. What a caller's own fact
// returns keeps its text, and whatever it wraps is found. [Checks] collects faults
// as this package does. Input never panics.
//
// # Where to look
//
//	basis*.go              who shares, in what proportions
//	apportion.go           the division of money; internal/penny has the odd pennies
//	ongoing.go … withdrawal.go (the notice period) … a file for each rule
//	attribute.go           from facts to a statement
//	statement.go, json*.go what a statement says, and how it is written and read
//	ties.go, reason.go     what holds a charge to its rule, its service and its companions
//	verify*.go             the re-check
//
// # Sources
//
// Tri-borough report: Hammersmith & Fulham, Kensington & Chelsea and Westminster,
// Tri-borough Proposals Report, February 2011; chapter 11 on the attribution of
// costs, chapter 3 on the sovereignty guarantee, chapter 12(a) on undoing it.
// Bromley report CEO1196, April 2012. Bromsgrove & Redditch Shared Service Board,
// progress report, June 2011.
package attribution
