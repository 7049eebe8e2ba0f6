package main

import (
	"testing"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

const anyContract = `title: NAME
period: 2012/13
authorities: [{code: A}, {code: B}]
services: [{name: Grounds, basis: {equal: true}, contract: {prices: {2012/13: AMOUNT}, burdens: [{origin: B, amount: 0.50}], turnover: {B: 0.5}}}]
`

func TestHostileContracts(t *testing.T) {
	commandtest.RefusesYAML(t, anyContract, "tender", "-")
}
