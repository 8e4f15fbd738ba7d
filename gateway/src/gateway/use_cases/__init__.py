"""What people do at the door, one file for each verb."""
