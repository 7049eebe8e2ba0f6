package main

import (
	"testing"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

const anyCase = `title: NAME
authorities: [{code: A}, {code: B}]
services: [{name: Parks, cost: AMOUNT, basis: {equal: true}}]
`

func TestHostileCases(t *testing.T) { commandtest.RefusesYAML(t, anyCase, "statement", "-") }
