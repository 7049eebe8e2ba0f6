package main

import (
	"encoding/csv"
	"io"
	"strings"
	"testing"

	"github.com/triborough/fairshare/examples/internal/command"
)

// The measure of recharge is reading and rewriting the same ledger as it stands.
func BenchmarkLedger(b *testing.B) {
	folder := b.TempDir()
	text := randomLedger(100_000)
	lines := int64(strings.Count(text, "\n"))
	each := func(b *testing.B, pass func() error) {
		b.ReportAllocs()
		for b.Loop() {
			if err := pass(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(int64(b.N)*lines), "ns/line")
	}
	b.Run("read and rewrite with encoding/csv", func(b *testing.B) {
		each(b, func() error {
			reader, writer := csv.NewReader(strings.NewReader(text)), csv.NewWriter(io.Discard)
			reader.ReuseRecord = true
			for {
				record, err := reader.Read()
				if err == io.EOF {
					writer.Flush()
					return writer.Error()
				} else if err != nil {
					return err
				}
				if err := writer.Write(record); err != nil {
					return err
				}
			}
		})
	})
	agreement := writeAgreement(b, folder)
	for _, form := range [][]string{nil, {"-wide"}, {"-running"}} {
		b.Run("recharge "+strings.Join(form, " "), func(b *testing.B) {
			each(b, func() error {
				std := command.Standard{In: strings.NewReader(text), Out: io.Discard, Err: io.Discard}
				return recharge(append([]string{"-case", agreement}, form...), std)
			})
		})
	}
}
