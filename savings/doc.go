// Package savings holds the case for sharing a service: what it would save, what
// that takes, whether it pays, who gains, and whether it came about.
//
// # Model
//
// A [Line] is one estimate: a service's savings by year, as points or ranges, its
// investment, and the part that is already budgeted or counted in another service.
// [NewProgramme] works the lines of a programme out; the [Programme] then gives
// totals by year, category, service and authority, its [Appraisal], its
// [RingFenced] part, and the [Programme.NetReduction] by which a statement of
// package attribution shares transition costs. [Track] holds a benefits report
// against budgets and approvals, a [Register] against the baselines first
// approved. [Fund] runs an invest-to-save fund. [InTheRound] finds the borough
// that persistently gains least, [BurdensInTheRound] the one that persistently
// contributes most. [Compare] puts the options of a service side by side. [Measure]
// holds an aim in a unit of its own against its target, [NewRisks] a risk register.
// [Table.Foot] checks a published table.
//
// # What counts
//
//   - A year's figure is a level, what that year saves against the baseline, as in
//     the report's tables; a programme may say that its figures are increments.
//   - Revenue and capital are never added; an appraisal alone puts them together, as
//     cash. Growth avoided is a saving that frees no money; what is reinvested comes
//     off the totals; an opportunity is in none.
//   - The mid-range is used unless the header says low or high.
//   - Gross totals hold every line, cashable or not, with what is already budgeted
//     or counted in another service taken out. What a council may spend as it
//     chooses leaves out ring-fenced savings and those that are not cashable.
//   - Investment is of its year alone; net is gross less what is invested and not
//     funded by others.
//   - A net reduction holds recurring, cashable revenue savings outside ring-fenced funds.
//   - A blank year after a line's last figure counts as nought and is a finding. A
//     blank between two figures, or a year left out of the programme, refuses what
//     accumulates over the years.
//
// # Exactness
//
// Amounts are whole pennies. Ranges, phasing and present values are worked in
// exact fractions and rounded once: a mid-range of half a penny up, all else half
// a penny away from zero. Money is divided among authorities only by
// attribution.Basis, each line and year on its own, so that parts sum to the total
// to the penny. Discounting leaves the first year as it is; see [GreenBook].
//
// # Limits
//
// Amounts given have at most 38 digits, a programme at most 200 years. Sums may be
// longer than what was given.
//
// # Errors
//
// Every error is an attribution.Error with one of that package's kinds, and says
// the service it was found in. All faults of an input are reported together.
//
// # Sources
//
//   - Tri-borough report (February 2011), ch. 9 and 11: estimates, overlaps, phasing,
//     parts, net reductions, ring-fenced grant, gains in the round.
//   - Bromsgrove & Redditch report (June 2011), Appendices A to D: tracking, risks, key
//     standards, capital.
//   - Bromley report CEO1200, Invest to Save (April 2012): bids, routes and the fund;
//     CEO1196: growth avoided.
//   - HM Treasury, The Green Book: discounting.
package savings
