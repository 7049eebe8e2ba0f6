package savings_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// The laws of a programme: one function each, run by go test on drawn cases and
// by go test -fuzz on found ones.

var laws = []struct {
	name string
	law  func(*rapid.T)
}{
	{"phasing conserves", lawPhasing},
	{"parts sum to the programme", lawPartsSum},
	{"order changes nothing", lawOrder},
	{"an overlap is never counted twice", lawOverlap},
	{"rebasing or dropping never improves", lawRegister},
	{"signed reductions", lawSignedReductions},
	{"net present value", lawNPV},
	{"break-even and payback", lawBreakEven},
	{"mid-range", lawMid},
	{"fund", lawFund},
	{"footing", lawFooting},
	{"in the round", lawInTheRound},
	{"burdens in the round", lawBurdens},
	{"options", lawOptions},
}

func TestLaw(t *testing.T) {
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) { rapid.Check(t, l.law) })
	}
	assert.NotEmpty(t, laws)
}
