package main

import (
	"testing"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

const anyAgreement = `title: NAME
authorities: [{code: WCC}, {code: RBKC}]
services: [{name: Parks, cost: AMOUNT, basis: {equal: true}}]
`

func TestHostileAgreements(t *testing.T) {
	ledger := write(t, t.TempDir(), "ledger.csv", "service,amount\nParks,1.00\n")
	commandtest.RefusesYAML(t, anyAgreement, "recharge", "-case", "-", ledger)
}
