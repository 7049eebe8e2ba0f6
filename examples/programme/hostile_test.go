package main

import (
	"testing"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

const anyProgramme = `title: NAME
unit: £
years: [2011/12]
lines: [{service: Parks, savings: {2011/12: AMOUNT}}]
`

func TestHostileProgrammes(t *testing.T) {
	commandtest.RefusesYAML(t, anyProgramme, "programme", "-")
}
