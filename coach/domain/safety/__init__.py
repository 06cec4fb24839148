"""What never makes anyone worse: warning signs, contraindications, the gate, gaps and stop rules."""
