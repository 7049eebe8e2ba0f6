package attribution_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// shared is so many services of 33 authorities, each with a cost, two variances
// and, of every tenth, an adjustment of next year's calls.
func shared(b *testing.B, n int) (attribution.Header, []attribution.Service) {
	basis := basisOf(b, randomWeights(33, 1e6)...)
	header := attribution.Header{Title: "Services", Period: "2012/13", Authorities: basis.Authorities()}
	host := header.Authorities[7]
	services := make([]attribution.Service, n)
	for i := range services {
		services[i] = attribution.Service{
			Name: fmt.Sprint("Service ", i), Basis: basis, Host: host,
			Running: attribution.Ongoing{Cost: decimal.New(1650000_00+int64(i)*977, -2)},
			Facts: []attribution.Fact{
				attribution.Variance{Cause: attribution.CauseDemand, Amount: decimal.New(int64(i)*313-10_000, -2)},
				attribution.Variance{Cause: attribution.CauseSpecification, SpecifiedBy: header.Authorities[i%33], Amount: decimal.New(70, 0)},
			},
		}
		if i%10 == 0 {
			services[i].Facts[1] = attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: decimal.New(123_45, -2)}
		}
	}
	return header, services
}

// BenchmarkStatement has two sizes of each, so that growth can be seen: the time
// for each service should be much the same.
func BenchmarkStatement(b *testing.B) {
	for _, n := range []int{300, 3000} {
		header, services := shared(b, n)
		statement := must(attribution.NewStatement(header, services...))
		printed := must(json.Marshal(statement))
		for _, use := range []struct {
			name string
			run  func() error
		}{
			{"NewStatement", func() error { _, err := attribution.NewStatement(header, services...); return err }},
			{"Verify", statement.Verify},
			{"MarshalJSON", func() error { _, err := statement.MarshalJSON(); return err }},
			{"UnmarshalJSON", func() error { return new(attribution.Statement).UnmarshalJSON(printed) }},
		} {
			b.Run(fmt.Sprintf("%s/%d services", use.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := use.run(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/service")
			})
		}
	}
}
