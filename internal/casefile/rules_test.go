package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/internal/casefile"
)

// Faults of form and faults of the rules come together; none of them only follows
// from another.
func TestRulesAreCheckedBesideFaultsOfForm(t *testing.T) {
	const unapproved = `"weather" is no cause of a variance: "demand", "quality", "direct cost", "income", "specification", "burden", "indirect"`
	for name, c := range map[string]struct{ text, says string }{
		"a rule broken in a fact that has a fault of form": {`
authorities: [{code: A}, {code: B}]
services:
  - name: S
    cost: 5
    basis: {equal: true}
    variances: [{cause: demand, amount: 1}, {cause: demand, amount: x, treatment: share now}]
`, `case.yaml:7: S: variances 2: amount: "x" is not an amount such as 1650000 or -12.34
case.yaml:7: S: variances 2: a variance of cause demand has no treatment to choose`},
		"a rule broken in the last sound fact": {`
authorities: [{code: A}, {code: B}, {code: C}]
services:
  - name: S
    authorities: [A, B]
    cost: 5
    basis: {equal: true}
    variances: [{cause: demand, amount: x}]
    failures: [{authority: C, amount: 1}]
`, `case.yaml:8: S: variances 1: amount: "x" is not an amount such as 1650000 or -12.34
case.yaml:9: S: failures 1: C: the authority the service failed takes no part in the service`},
		"an amount of the last sound fact": {`
authorities: [{code: A}, {code: B}]
services:
  - name: S
    cost: 5
    basis: {equal: true}
    transition: [{kind: redundancy, amount: 1, enhancement: 2, incurred_by: A}]
    failures: [{authority: C, amount: 1}]
`, `case.yaml:7: S: transition 1: an enhancement of 2.00 within a cost of 1.00
case.yaml:8: S: failures 1: authority: unknown authority "C"`},
		"nobody gains, and the fault is elsewhere": {`
authorities: [{code: A}, {code: B}]
services:
  - name: S
    cost: 5
    basis: {equal: true}
    before: {A: 1, B: 1}
    transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]
    failures: [{authority: C, amount: 1}]
`, `case.yaml:8: S: transition 1: nobody has a net reduction in spending to share "Transition" by: agree a basis for this cost instead
case.yaml:9: S: failures 1: authority: unknown authority "C"`},
		"nobody gains in the programme, and the fault is elsewhere": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, before: {A: 1, B: 1}, failures: [{authority: C, amount: 1}]}
transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]
`, `case.yaml:4: S: failures 1: authority: unknown authority "C"
case.yaml:5: transition 1: nobody has a net reduction in spending to share "Transition" by: agree a basis for this cost instead`},
		"who gains is open, for a cost has a fault": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: R, cost: 5, basis: {equal: true}, before: {A: 1, B: 1}}
  - {name: S, cost: x, basis: {equal: true}, before: {A: 1, B: 1}, transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]}
transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]
`, `case.yaml:5: S: cost: "x" is not an amount such as 1650000 or -12.34`},
		"who gains is open, for a basis has a fault": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: no}, before: {A: 1, B: 0}, transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]}
`, `case.yaml:4: S: basis: equal: equal can only be true, not "no"`},
		"nobody gains as the business case says, whatever the cost": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: x, basis: {equal: true}, net_reduction: {A: -1, B: 0}, transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]}
`, `case.yaml:4: S: cost: "x" is not an amount such as 1650000 or -12.34
case.yaml:4: S: transition 1: nobody has a net reduction in spending to share "Transition" by: agree a basis for this cost instead`},
		"who gains is open, for what was spent before has a fault": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, before: {A: 1, B: x}, transition: [{amount: 1, incurred_by: A, approved_by: [A, B], necessity: comparable}]}
`, `case.yaml:4: S: before: B: "x" is not an amount such as 1650000 or -12.34`},
		"what notice was agreed is open": {`
authorities: [{code: A}, {code: B}]
agreement: {title: T, notice_months: six}
services:
  - {name: S, cost: 5, basis: {equal: true}, withdrawals: [{authority: A, amount: 1, notice_months: 1}], variances: [{cause: weather, amount: 1}]}
`, `case.yaml:3: agreement: notice_months: "six" is not a whole number
case.yaml:5: S: variances 1: ` + unapproved},
		"no authority, and nothing to check by": {`
authorities: []
services:
  - {name: S, host: [], cost: 5, basis: {equal: true}, variances: [{cause: direct cost, amount: 1, basis: {equal: true}, reason: x}]}
`, `case.yaml:2: authorities: no authority is named
case.yaml:4: S: host: a list where a single value belongs`},
		"a service that charges nothing, and what it is said to save": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, host: A, basis: {equal: true}, net_reduction: {A: 1, B: 1}, brought_forward: {}}
`, `case.yaml:4: S: a net reduction of a service that charges nothing`},
		"adjustments without a host, one of them malformed": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, brought_forward: {A: 1, B: x}}
`, `case.yaml:4: S: brought_forward: B: "x" is not an amount such as 1650000 or -12.34
case.yaml:4: S: brought_forward: adjustments brought forward, in a service without a host`},
		"an enhancement that is malformed may be all of the cost": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, transition: [{amount: 9, kind: redundancy, enhancement: x, paid_by: A, approved_by: [A, B], necessity: comparable}]}
`, `case.yaml:4: S: transition 1: enhancement: "x" is not an amount such as 1650000 or -12.34`},
		"and so may a grant": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, transition: [{amount: 9, funding: [{amount: x}], paid_by: A, approved_by: [A, B], necessity: comparable}]}
`, `case.yaml:4: S: transition 1: funding 1: amount: "x" is not an amount such as 1650000 or -12.34`},
		"nobody gains by a cost that is malformed": {`
authorities: [{code: A}, {code: B}]
services:
  - {name: S, cost: 5, basis: {equal: true}, before: {A: 1, B: 1}, transition: [{amount: x, paid_by: A, approved_by: [A, B], necessity: comparable}]}
`, `case.yaml:4: S: transition 1: amount: "x" is not an amount such as 1650000 or -12.34
case.yaml:4: S: transition 1: nobody has a net reduction in spending to share "Transition" by: agree a basis for this cost instead`},
		"who gains is open, for a contract breaks a rule": {`
authorities: [{code: A}, {code: B}]
services:
  - name: S
    cost: 5
    basis: {equal: true}
    contract: {burdens: [{origin: A, amount: 6}]}
    before: {A: 1, B: 1}
    transition: [{amount: 1, paid_by: A, approved_by: [A, B], necessity: comparable}]
`, `case.yaml:7: S: contract: the year: burdens of £6.00 within a price of £5.00`},
		"no list of services": {`
authorities: [{code: A}, {code: B}]
services: 3
transition: [{amount: 1, paid_by: A, approved_by: [A, B], necessity: comparable}]
`, `case.yaml:3: services: "3" where a list belongs`},
		"a service without a name": {`
authorities: [{code: A}]
services:
  - {cost: 5, basis: {equal: true}, variances: [{cause: weather, amount: 1}]}
  - 3
  - {name: S, basis: {equal: true}, before: {A: 1}}
reductions_not_known: [R]
`, `case.yaml:4: services 1: the key "name" is missing
case.yaml:4: services 1: variances 1: ` + unapproved + `
case.yaml:5: services 2: "3" where a mapping (key: value) belongs
case.yaml:6: S: before: needs the year's cost beside it: cost, costs, or the prices of a contract`},
	} {
		_, err := casefile.Read("case.yaml", strings.NewReader("title: T"+c.text))
		assert.EqualError(t, err, c.says, name)
	}
}
