// Package savings holds the estimates, programmes and net reductions that
// justify sharing a service.
package savings
