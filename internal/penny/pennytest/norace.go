//go:build !race

package pennytest

// RaceDetector says whether the race detector runs: under it, a pool forgets at
// random, and what lives in one is made anew.
const RaceDetector = false
