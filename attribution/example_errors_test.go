package attribution_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// refused is a statement that two faults keep from being made.
func refused() error {
	service := youthOffending()
	service.Running = attribution.Ongoing{Cost: decimal.NewFromInt(-1)}
	service.Facts = []attribution.Fact{
		attribution.Failure{Authority: "CITY", Amount: decimal.NewFromInt(100)},
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"WCC", "RBKC", "LBHF"}}, service)
	return err
}

// why is why something was refused.
func why[T any](_ T, err error) error { return err }

// Each kind of fault has an error of its own that errors.Is finds.
func Example_errors() {
	refusals := []struct{ kind, err error }{
		{attribution.ErrAuthority, why(attribution.Equally("WCC", "WCC"))},
		{attribution.ErrBasis, why(attribution.Equally())},
		{attribution.ErrWeight, why(attribution.ParseWeight("-3"))},
		{attribution.ErrAmount, why(attribution.ParseAmount("1,650"))},
		{attribution.ErrPenny, why(attribution.ParseAmount("0.005"))},
		{attribution.ErrLimit, attribution.CheckAmount(decimal.New(1, 19))},
		{attribution.ErrChoice, why(attribution.Variance{Cause: attribution.CauseIndirect}.Attribute(youthOffending()))},
		{attribution.ErrHost, why(attribution.BroughtForward{}.Attribute(attribution.Service{}))},
		{attribution.ErrReduction, why(redundancies().Attribute(youthOffending()))},
		{attribution.ErrNotice, why(attribution.Withdrawal{Authority: "WCC", NoticeMonths: -1}.Attribute(youthOffending()))},
		{attribution.ErrBalance, why(attribution.BroughtForward{Adjustments: shares("WCC 447")}.Attribute(youthOffending()))},
		{attribution.ErrText, new(attribution.Statement).UnmarshalJSON([]byte(`[]`))},
	}
	for _, refusal := range refusals {
		fmt.Println(errors.Is(refusal.err, refusal.kind), refusal.err)
	}
	// Output:
	// true attribution: WCC: named twice
	// true attribution: a basis without authorities
	// true attribution: "-3" is not a number of nought or more, such as 135 or 1.25
	// true attribution: "1,650" is not an amount such as 1650000 or -12.34
	// true attribution: "0.005" has a fraction of a penny
	// true attribution: a number with exponent 19: at most 18 either way is taken
	// true attribution: an indirect variance must choose its treatment, "host bears" or "share now": "" is neither
	// true attribution: adjustments brought forward, in a service without a host
	// true attribution: no net reduction in spending is known to share "Redundancies" by: give it, or agree a basis for this cost instead
	// true attribution: WCC: -1 months' notice
	// true attribution: the adjustments brought forward sum to 447.00, not to zero
	// true attribution: byte 1: [ where { was expected
}

// An error says where the fault is.
func ExampleError() {
	var fault *attribution.Error
	if errors.As(refused(), &fault) {
		fmt.Println(fault.Service, fault.Fact == attribution.FactRunning, fault.Kind == attribution.ErrAmount)
		fmt.Println(fault.Detail)
	}
	// Output:
	// Youth offending true true
	// negative cost -1.00
}

func ExampleError_Error() {
	fault := &attribution.Error{Package: "attribution", Service: "Fostering", Fact: 2, Authority: "WCC", Kind: attribution.ErrWeight, Detail: "negative weight -3"}
	fmt.Println(fault)
	fault.Fact = attribution.FactDamping
	fmt.Println(fault)
	// Output:
	// attribution: Fostering: fact 2: WCC: negative weight -3
	// attribution: Fostering: damping: WCC: negative weight -3
}

// A program that reads files puts its own place before the error's.
func ExampleError_Place() {
	fault := &attribution.Error{Package: "attribution", Service: "Fostering", Fact: 2, Kind: attribution.ErrWeight, Detail: "negative weight -3"}
	fmt.Println("case.yaml:12:", fault.Place())
	// Output: case.yaml:12: Fostering: fact 2: negative weight -3
}

func ExampleError_Unwrap() {
	fault := &attribution.Error{Kind: attribution.ErrWeight, Detail: "negative weight -3"}
	fmt.Println(errors.Is(fault, attribution.ErrWeight))
	// Output: true
}

// All faults of an input come together.
func ExampleFaults() {
	for fault := range attribution.Faults(refused()) {
		fmt.Println(fault.Place())
	}
	// Output:
	// Youth offending: what it costs to run: negative cost -1.00
	// Youth offending: fact 1: CITY: the authority the service failed takes no part in the service
}

// A program checks what its own facts are given as the rules do.
func ExampleChecks() {
	var c attribution.Checks
	c.Cost("WCC", "levy", decimal.NewFromInt(-100))
	c.Weight("RBKC", "rate", decimal.New(5, -1))
	fmt.Println(c.Err())
	// Output: WCC: negative levy -100.00
}

func ExampleChecks_Refuse() {
	c := attribution.Checks{Package: "levies"}
	c.Refuse(attribution.ErrYear, "WCC", "no levy was set for %s", "2012/13")
	fmt.Println(c.Err())
	// Output: levies: WCC: no levy was set for 2012/13
}

func ExampleChecks_Money() {
	var c attribution.Checks
	c.Money("WCC", "levy", decimal.New(5, -3))
	fmt.Println(c.Err())
	// Output: WCC: levy: 0.005 has a fraction of a penny
}

func ExampleChecks_Cost() {
	var c attribution.Checks
	c.Cost("WCC", "levy", decimal.NewFromInt(-100))
	fmt.Println(errors.Is(c.Err(), attribution.ErrAmount))
	// Output: true
}

func ExampleChecks_Weight() {
	var c attribution.Checks
	c.Weight("WCC", "rate", decimal.NewFromInt(-1))
	fmt.Println(c.Err())
	// Output: WCC: negative rate -1
}

// What another check found is taken over, and given the place that it lacks.
func ExampleChecks_Add() {
	var c attribution.Checks
	c.Add("WCC", "levy", attribution.CheckAmount(decimal.New(5, -3)))
	fmt.Println(c.Err())
	// Output: WCC: levy: 0.005 has a fraction of a penny
}

func ExampleChecks_Failed() {
	var c attribution.Checks
	fmt.Println(c.Failed())
	c.Refuse(attribution.ErrText, "", "a levy without a name")
	fmt.Println(c.Failed())
	// Output:
	// false
	// true
}

func ExampleChecks_Err() {
	var c attribution.Checks
	fmt.Println(c.Err())
	c.Refuse(attribution.ErrText, "", "a levy without a name")
	c.Refuse(attribution.ErrAuthority, "CITY", "has no levy")
	fmt.Println(c.Err())
	// Output:
	// <nil>
	// a levy without a name
	// CITY: has no levy
}

func ExampleChecks_In() {
	c := attribution.Checks{Package: "ledger"}
	c.In("Parks", attribution.CheckAmount(decimal.New(1, -3)))
	fmt.Println(c.Err())
	// Output: ledger: Parks: 0.001 has a fraction of a penny
}
