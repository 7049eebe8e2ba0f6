package known

import (
	"math/big"
	"testing"
)

func TestKnown(t *testing.T) {
	if Larger(1, 2) != 2 || Larger(2, 1) != 2 || Larger(2, 2) != 2 {
		t.Error("not the larger")
	}
	if Less(big.NewInt(7), big.NewInt(5)).Int64() != 2 {
		t.Error("not the difference")
	}
	if Count(7, 7) != 2 {
		t.Error("not how many")
	}
}
