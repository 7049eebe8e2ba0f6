package tupe_test

import (
	"testing"

	"github.com/triborough/fairshare/internal/hosttest"
)

// What is expected here is what comes out in a program that has changed all that the
// decimal package lets be changed.
func TestUnderAHostProgram(t *testing.T) {
	hosttest.Again(t, "^Test[A-BD-TV-Z]", 3)
}
