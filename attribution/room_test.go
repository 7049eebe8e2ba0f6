package attribution

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/penny/pennytest"
)

func TestApportionPence_room(t *testing.T) {
	basis := basisOfSample(t, pennytest.NewSample("", "", pennytest.Integers(1, 2, 3)))
	want := []int64{2, 3, 5}
	for _, room := range [][]int64{nil, {}, {9}, {9, 9, 9}, {9, 9, 9, 9, 9}, make([]int64, 1, 3)} {
		got, err := basis.ApportionPence(room, 10)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("room for %d of %d: got %v, %v, want %v", len(room), cap(room), got, err, want)
		}
		if cap(room) >= 3 && &got[0] != &room[:1][0] {
			t.Errorf("room for %d of %d: not used", len(room), cap(room))
		}
	}
	if got, err := basis.ApportionAll(make([]int64, 1, 9), []int64{10, -10}); err != nil || !slices.Equal(got, []int64{2, 3, 5, -2, -3, -5}) {
		t.Errorf("ApportionAll: got %v, %v", got, err)
	}
	if got, err := basis.ApportionAll(nil, nil); err != nil || len(got) != 0 {
		t.Errorf("ApportionAll of nothing: got %v, %v", got, err)
	}
}

// With room to write in, a basis of any kind allocates nothing.
func TestBasis_allocatesNothing(t *testing.T) {
	for _, s := range pennytest.Samples() {
		basis, n := basisOfSample(t, s), len(s.Weights)
		one, amounts := make([]int64, n), s.Amounts(0)
		all := make([]int64, n*len(amounts))
		running, err := NewRunning(basis, 0)
		if err != nil {
			t.Fatal(err)
		}
		for name, divide := range map[string]func(){
			"ApportionPence": func() { _, _ = basis.ApportionPence(one, -123_456_789) },
			"ApportionAll":   func() { _, _ = basis.ApportionAll(all, amounts) },
			"Running.Add":    func() { _, _ = running.Add(one, 17) },
		} {
			if pennytest.RaceDetector && (s.Kernel == "many" || s.Kernel == "wide") {
				continue
			}
			if allocations := testing.AllocsPerRun(20, divide); allocations != 0 {
				t.Errorf("%s: %s allocates %.0f times", s.Name, name, allocations)
			}
		}
	}
}

func TestApportion_allocatesTheSharesOnly(t *testing.T) {
	basis := basisOfSample(t, pennytest.NewSample("", "", pennytest.Integers(447, 596, 607)))
	for _, amount := range []decimal.Decimal{decimal.New(123_456_789, -2), decimal.New(-1650, 3), decimal.New(17, 0)} {
		if allocations := testing.AllocsPerRun(100, func() { _, _ = basis.Apportion(amount) }); allocations > 7 {
			t.Errorf("Apportion of %s allocates %.0f times: the slice, and two for each of three shares", FormatAmount(amount), allocations)
		}
	}
}

func TestZeroBasis_refuses(t *testing.T) {
	var basis Basis
	var running Running
	for name, err := range map[string]error{
		"Apportion":      second(basis.Apportion(decimal.New(1, 0))),
		"ApportionPence": second(basis.ApportionPence(nil, 1)),
		"ApportionAll":   second(basis.ApportionAll(nil, []int64{1})),
		"Working":        second(basis.Working(decimal.New(1, 0))),
		"NewRunning":     second(NewRunning(basis, 0)),
		"Running.Add":    second(running.Add(nil, 1)),
	} {
		var typed *Error
		if !errors.Is(err, ErrBasis) || !errors.As(err, &typed) {
			t.Errorf("%s of the zero value: %v, want ErrBasis", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }
