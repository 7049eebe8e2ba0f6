package account_test

import (
	"fmt"
	"testing"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// A journal takes time in proportion to the shares and the payments that it enters.
func BenchmarkJournal(b *testing.B) {
	basis := must(attribution.Equally("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"))
	for _, n := range []int{100, 1000} {
		services, facts := make([]attribution.Service, n), account.Facts{}
		for i := range services {
			services[i] = attribution.Service{Name: fmt.Sprint("Service ", i), Host: "A", Basis: basis, Running: attribution.Ongoing{Cost: pounds("1000.07")}}
			facts.Payments = append(facts.Payments, account.Payment{Service: services[i].Name, From: "B", To: "A", Amount: pounds("80"), Date: day("2012-06-30")})
		}
		s := must(attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: basis.Authorities()}, services...))
		books := account.Books{Statement: s, Account: must(account.Close(s, facts))}
		b.Run(fmt.Sprintf("%d services of 12", n), func(b *testing.B) {
			for b.Loop() {
				must(books.Journal())
			}
		})
	}
}
