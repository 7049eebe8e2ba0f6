package main

import (
	"testing"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

func TestMain(m *testing.M) { commandtest.Main(m, "audit", run) }

func TestScripts(t *testing.T) { commandtest.Scripts(t) }
