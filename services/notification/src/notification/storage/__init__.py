"""What notification keeps."""
